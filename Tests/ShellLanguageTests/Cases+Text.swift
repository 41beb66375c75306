// A table of scripts: long on purpose, see `ScriptCase` for its form.

extension Cases {
  static let text = #"""
    $ printf "b\na\nc\n" | sort
    | a
    | b
    | c
    $ printf "10\n9\n2\n" | sort; printf "10\n9\n2\n" | sort -n
    | 10
    | 2
    | 9
    | 2
    | 9
    | 10
    $ printf "a 3\nb 1\nc 2\n" | sort -k2
    | b 1
    | c 2
    | a 3
    $ printf "a 3\nb 1\nc 2\n" | sort -k2 -rn
    | a 3
    | c 2
    | b 1
    $ printf "b:2\na:10\n" | sort -t: -k2n
    | b:2
    | a:10
    $ printf "a\nb\na\n" | sort -u
    | a
    | b
    $ printf "2K\n1M\n3\n" | sort -h
    | 3
    | 2K
    | 1M
    $ printf "B\na\nC\n" | sort -f
    | a
    | B
    | C
    $ printf "a\na\nb\na\n" | uniq; printf "a\na\nb\n" | uniq -c; printf "a\na\nb\n" | uniq -d; printf "a\na\nb\n" | uniq -u
    | a
    | b
    | a
    |       2 a
    |       1 b
    | a
    | b
    $ seq 20 | head -3; seq 20 | tail -3; seq 20 | head -n -18; seq 20 | tail -n +19
    | 1
    | 2
    | 3
    | 18
    | 19
    | 20
    | 1
    | 2
    | 19
    | 20
    $ seq 3 | head -c 3; echo; printf abcdef | tail -c 2
    | 1
    | 2
    |-ef
    $ printf "a b c\nd e\n" | wc; printf "a b\n" | wc -l; printf "a b\n" | wc -w; printf abc | wc -c
    |       2       5      10
    | 1
    | 2
    | 3
    $ printf "x\n" > f; wc f; wc -l f; wc f f
    | 1 1 2 f
    | 1 f
    | 1 1 2 f
    | 1 1 2 f
    | 2 2 4 total
    $ printf "a\tb\tc\n" | cut -f2; echo a:b:c | cut -d: -f1,3; echo abcdef | cut -c2-4; echo a:b:c | cut -d: -f2-; echo nodelim | cut -d: -f1; echo nodelim | cut -s -d: -f1
    | b
    | a:c
    | bcd
    | b:c
    | nodelim
    $ echo hello | tr a-z A-Z; echo hello | tr -d l; echo aabbcc | tr -s abc; echo "a b" | tr " " "\n"; echo abc123 | tr -cd 0-9; echo; echo abc | tr abc xy; echo Hi | tr "[:upper:]" "[:lower:]"
    | HELLO
    | heo
    | abc
    | a
    | b
    | 123
    | xyy
    | hi
    $ echo abc | rev; seq 3 | tac; printf "a\n\nb\n" | nl; seq 2 | cat -n
    | cba
    | 3
    | 2
    | 1
    |      1	a
    |        
    |      2	b
    |      1	1
    |      2	2
    $ printf "a\nb\n" | paste 2>/dev/null; echo
    |
    $ echo aGVsbG8= | base64 -d; echo; echo hello | base64; printf "" | base64
    | hello
    | aGVsbG8K
    $ echo hello | md5sum; echo hello | sha256sum; printf "" | md5sum; seq 100 | sha256sum
    | b1946ac92492d2347c6235b4d2611184  -
    | 5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03  -
    | d41d8cd98f00b204e9800998ecf8427e  -
    | 93d4e5c77838e0aa5cb6647c385c810a7c2782bf769029e6c420052048ab22bb  -
    $ seq 3; seq 2 4; seq 1 2 7; seq 5 -2 1; seq -w 8 10; seq -s, 3; seq 0.5 0.5 2
    | 1
    | 2
    | 3
    | 2
    | 3
    | 4
    | 1
    | 3
    | 5
    | 7
    | 5
    | 3
    | 1
    | 08
    | 09
    | 10
    | 1,2,3
    | 0.5
    | 1.0
    | 1.5
    | 2.0
    $ expr 1 + 2; expr 5 \* 3; expr 7 / 2; expr abc : "a\(.*\)"; expr length hello; expr 3 \> 2; expr a = b; echo $?; expr substr hello 2 3
    | 3
    | 15
    | 3
    | bc
    | 5
    | 1
    | 0
    | 1
    | ell
    $ basename /a/b.txt; basename /a/b.txt .txt; basename a/; dirname /a/b; dirname a; dirname /; dirname a/b/
    | b.txt
    | b
    | a
    | /a
    | .
    | /
    | a
    $ printf "%d %5d|%-5d|%05d %x %X %o\n" 1 2 3 4 255 255 8
    | 1     2|3    |00004 ff FF 10
    $ printf "%s %10s|%-10s|%.2s\n" a b c def
    | a          b|c         |de
    $ printf "%f %.2f %e %g\n" 1.5 3.14159 12345.678 0.0001
    | 1.500000 3.14 1.234568e+04 0.0001
    $ printf "%c%c\n" abc d; printf "%%\n"; printf "%b\n" "a\tb"; printf "%s-" 1 2 3; echo
    | ad
    | %
    | a	b
    | 1-2-3-
    $ printf "a\n" ; printf "\101\x41\n" ; printf "no args %s|\n"
    | a
    | AA
    | no args |
    $ printf "%d\n" abc; echo $?
    | 0
    | 1
    ! sh: 1: printf: abc: expected numeric value
    $ printf "%i %u\n" 5 6; printf "%+d % d\n" 5 5; printf "%*d\n" 5 42
    | 5 6
    | +5  5
    |    42
    $ echo abc | grep b; echo abc | grep x; echo $?
    | abc
    | 1
    $ printf "a\nb\nab\n" | grep -n b; printf "a\nb\n" | grep -c a; printf "a\nB\n" | grep -i b; printf "a\nb\n" | grep -v a
    | 2:b
    | 3:ab
    | 1
    | B
    | b
    $ printf "foo bar\nfoobar\n" | grep -w foo; printf "foo\nfoo2\n" | grep -x foo; echo "a.b" | grep -F .; echo foo123bar | grep -o "[0-9]*"; echo "a1b22" | grep -oE "[0-9]+"
    | foo bar
    | foo
    | a.b
    | 123
    | 1
    | 22
    $ printf "1\n2\n3\n4\n5\n" | grep -A1 3; printf "1\n2\n3\n4\n5\n" | grep -B1 3; printf "1\n2\n3\n4\n5\n6\n7\n" | grep -C1 -e 2 -e 6
    | 3
    | 4
    | 2
    | 3
    | 1
    | 2
    | 3
    | --
    | 5
    | 6
    | 7
    $ printf "x\n" > a; printf "y\nx\n" > b; grep x a b; grep -l x a b; grep -L y a b; grep -h x a b; grep -H x a; grep -c x a b
    | a:x
    | b:x
    | a
    | b
    | a
    | x
    | x
    | a:x
    | a:1
    | b:1
    $ grep x nosuch; echo $?
    | 2
    ! grep: nosuch: No such file or directory
    $ grep -s x nosuch; echo $?
    | 2
    $ mkdir d; echo hit > d/f; grep -r hit d; grep -rn hit .; grep hit d
    | d/f:hit
    | ./d/f:1:hit
    ! grep: d: Is a directory
    = 2
    $ echo "foo|bar" | grep "foo|bar"; echo foo | grep -E "foo|bar"; echo "a+b" | grep "a+b"; echo aab | grep -E "a+b"; echo ab | grep "a\+b"; echo abab | grep -E "(ab){2}"; echo aaa | grep "a\{3\}"; echo "^x" | grep "\^x"; echo ab | grep "^ab$"
    | foo|bar
    | foo
    | a+b
    | aab
    | ab
    | abab
    | aaa
    | ^x
    | ab
    $ echo "tel 555-1234" | grep -oE "[0-9]{3}-[0-9]{4}"; echo "a_b c" | grep -ow "a_b"; echo "x=1;y=2" | grep -oE "[a-z]=[0-9]"
    | 555-1234
    | a_b
    | x=1
    | y=2
    $ printf "a\nb\nc\n" | grep -e a -e c; printf "a\nb\n" | grep -m1 .; echo abc | grep -q b && echo q
    | a
    | c
    | a
    | q
    $ echo abc | grep ""; echo abc | grep -E "a|"; echo a] | grep "[]]"; echo "a-b" | grep "[a\-]" ; echo tab | grep -E "^t?a?b*$"; echo $?
    | abc
    | abc
    | a]
    | a-b
    | tab
    | 0
    $ echo "(x" | grep -E "("; echo $?
    | 2
    ! grep: Unmatched ( or \(
    $ echo abc | grep "[z"; echo $?
    | 2
    ! grep: Unmatched [, [^, [:, [., or [=
    $ printf "one\ntwo\n" | grep -vc one; printf "a b\n" | grep "\bb"; printf "word\n" | grep "\<word\>"
    | 1
    | a b
    | word
    $ echo hello | sed s/l/L/; echo hello | sed s/l/L/g; echo hello | sed s/l/L/2; echo a/b | sed "s,/,-,"; echo abc | sed "s/b/[&]/"; echo abc | sed "s/\(a\)\(b\)/\2\1/"; echo abc | sed -E "s/(a)(b)/\2\1/"; echo ABC | sed s/b/x/I
    | heLlo
    | heLLo
    | helLo
    | a-b
    | a[b]c
    | bac
    | bac
    | AxC
    $ seq 5 | sed -n 2p; seq 5 | sed 2d; seq 5 | sed -n 2,4p; seq 5 | sed '$d'; seq 5 | sed -n '$p'; seq 5 | sed 2q; seq 5 | sed -n /3/p; seq 5 | sed /2/,/4/d; seq 6 | sed -n "1~2p"; seq 5 | sed "3!d"; seq 3 | sed -n "$="
    | 2
    | 1
    | 3
    | 4
    | 5
    | 2
    | 3
    | 4
    | 1
    | 2
    | 3
    | 4
    | 5
    | 1
    | 2
    | 3
    | 1
    | 5
    | 1
    | 3
    | 5
    | 3
    | 3
    $ echo a | sed "a after"; echo a | sed "i before"; echo a | sed "c changed"; seq 3 | sed "2a\
    > x"; seq 3 | sed "1i top"
    | a
    | after
    | before
    | a
    | changed
    | 1
    | 2
    | x
    | 3
    | top
    | 1
    | 2
    | 3
    $ seq 4 | sed -e 1d -e 3d; seq 4 | sed "1d;3d"; seq 4 | sed -n "2{p;p}"; seq 4 | sed "N;s/\n/-/"; seq 3 | sed -n "H;\${x;s/\n/,/g;p}"; seq 4 | sed "n;d"; printf "a\nb\n" | sed y/ab/xy/; seq 3 | sed =
    | 2
    | 4
    | 2
    | 4
    | 2
    | 2
    | 1-2
    | 3-4
    | ,1,2,3
    | 1
    | 3
    | x
    | y
    | 1
    | 1
    | 2
    | 2
    | 3
    | 3
    $ echo a > f; echo a > g; sed -i s/a/b/ f g; cat f g; sed s/b/c/ nosuch; echo $?; sed -i s/b/c/ nosuch; echo $?
    | b
    | b
    | 2
    | 2
    ! sed: can't read nosuch: No such file or directory
    ! sed: can't read nosuch: No such file or directory
    $ echo aaa | sed "s/a/b/2g"; echo "a b" | sed -E "s/(\w) (\w)/\2 \1/"; echo abc | sed "s/x*/-/g"; echo hello | sed -n "s/l/L/p"; echo hello | sed "s/.*/\U&/"; echo one | sed ":a;s/o/0/;ta"; printf "k: v\n" | sed "s/^k: .*/k: new/"
    | abb
    | b a
    | -a-b-c-
    | heLlo
    | HELLO
    | 0ne
    | k: new
    $ sed "s/a" </dev/null; echo $?
    | 1
    ! sed: -e expression #1, char 3: unterminated `s' command
    $ echo a | sed z; echo $?
    | 1
    ! sed: -e expression #1, char 1: unknown command: `z'
    $ printf "x" | sed s/x/y/; echo; printf "a\n\nb\n" | sed "/^$/d"; seq 10 | sed -n "3,+2p"; seq 3 | sed "2!s/^/>/"; echo path/to | sed "s/\//:/g"; seq 3 | sed "\$!N;P;D"
    | y
    | a
    | b
    | 3
    | 4
    | 5
    | >1
    | 2
    | >3
    | path:to
    | 1
    | 2
    | 3
    $ echo "a b c" | xargs; echo "a b c" | xargs -n 2; printf "a\nb\n" | xargs -I{} echo "<{}>"; echo | xargs echo empty; echo | xargs -r echo no; printf "a b\0c" | xargs -0 -n1 echo; echo "'q r' s" | xargs -n1; echo x | xargs -t echo
    | a b c
    | a b
    | c
    | <a>
    | <b>
    | empty
    | a b
    | c
    | q r
    | s
    | x
    ! echo x
    $ echo a | xargs false; echo $?
    | 123
    $ echo a | xargs nosuch; echo $?
    | 127
    ! xargs: nosuch: No such file or directory
    $ echo 3 | xargs seq
    | 1
    | 2
    | 3
    $ printf "a\nb\nc\n" > f; printf "a\nx\nc\nd\n" > g; diff f g; echo $?; diff f f; echo $?; diff -q f g
    | 2c2
    | < b
    | ---
    | > x
    | 3a4
    | > d
    | 1
    | 0
    | Files f and g differ
    = 1
    $ printf "1\n2\n3\n" > f; printf "2\n3\n4\n5\n" > g; diff f g; diff -u f g | tail -n +3; diff f nosuch; echo $?
    | 1d0
    | < 1
    | 3a3,4
    | > 4
    | > 5
    | @@ -1,3 +1,4 @@
    | -1
    |  2
    |  3
    | +4
    | +5
    | 2
    ! diff: nosuch: No such file or directory
    $ printf "a\nb\n" >f; >g; diff f g; diff g f; cmp f g; cmp f f; echo $?
    | 1,2d0
    | < a
    | < b
    | 0a1,2
    | > a
    | > b
    | 0
    ! cmp: EOF on g which is empty
    $ seq 30 > f; seq 30 | sed "5s/.*/x/;25d" > g; diff -u f g | tail -n +3
    | @@ -2,7 +2,7 @@
    |  2
    |  3
    |  4
    | -5
    | +x
    |  6
    |  7
    |  8
    | @@ -22,7 +22,6 @@
    |  22
    |  23
    |  24
    | -25
    |  26
    |  27
    |  28

    """#
}
