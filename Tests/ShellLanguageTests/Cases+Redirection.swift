// A table of scripts: long on purpose, see `ScriptCase` for its form.

extension Cases {
  static let redirection = #"""
    $ echo a > f; echo b >> f; cat f; cat < f
    | a
    | b
    | a
    | b
    $ echo err >&2; echo out
    | out
    ! err
    $ ls nosuch 2>/dev/null; echo $?
    | 2
    $ { echo o; echo e >&2; } > both 2>&1; cat both
    | o
    | e
    $ { echo o; echo e >&2; } 2>&1 >f | cat; echo --; cat f
    | e
    | --
    | o
    $ cat <<E
    > a $((1+1)) `echo b` $(echo c)
    > E
    | a 2 b c
    $ cat <<"E"
    > a $x `b`
    > E
    | a $x `b`
    $ cat <<'E'
    > $HOME
    > E
    | $HOME
    $ cat <<-E
    > 		tabs
    > 	E
    > echo after
    | tabs
    | after
    $ cat <<A; cat <<B
    > a
    > A
    > b
    > B
    | a
    | b
    $ cat <<A - <<B
    > a
    > A
    > b
    > B
    | b
    $ while read x; do echo "<$x>"; done <<E
    > 1
    > 2
    > E
    | <1>
    | <2>
    $ read a b c <<E
    > 1 2 3 4
    > E
    > echo $c
    | 3 4
    $ read x < /dev/null; echo $?
    | 1
    $ echo x > /dev/null; echo $?
    | 0
    $ > empty; wc -c < empty
    | 0
    $ echo a > f; cat f f
    | a
    | a
    $ cat nosuch; echo $?
    | 1
    ! cat: nosuch: No such file or directory
    $ cat < nosuch; echo $?
    | 2
    ! sh: 1: cannot open nosuch: No such file
    $ echo a > nodir/f; echo $?
    | 2
    ! sh: 1: cannot create nodir/f: Directory nonexistent
    $ echo a > /; echo $?
    | 2
    ! sh: 1: cannot create /: Is a directory
    $ mkdir d; echo a > d; echo $?
    | 2
    ! sh: 1: cannot create d: Is a directory
    $ echo a 1>&2
    ! a
    $ echo hi | tee f; cat f
    | hi
    | hi
    $ echo a | tee -a f f2 >/dev/null; cat f f2
    | a
    | a
    $ exec 3<<E
    > fd3
    > E
    > cat <&3
    | fd3
    $ echo a >f; exec 4<f; read x <&4; echo $x
    | a
    $ cat <<E | tr a-z A-Z
    > abc
    > E
    | ABC
    $ f() { cat; }; echo piped | f; f <<E
    > here
    > E
    | piped
    | here
    $ for i in 1 2; do echo $i; done > f; cat f
    | 1
    | 2
    $ if true; then echo t; fi > f; cat f
    | t
    $ echo a b | { read x y; echo $y $x; }
    | b a
    $ printf "a b\nc d\n" | while read x y; do echo $y; done
    | b
    | d
    $ printf "no newline" | while read x; do echo $x; done; echo end
    | end
    $ printf "a\\\\b\n" | { read x; echo "$x"; }
    | ab
    $ printf "a\\\nb\n" | { read x; echo "$x"; }
    | anb
    $ printf "a:b:c\n" | { IFS=: read x y; echo "$x|$y"; }
    | a|b:c
    $ printf " a  b  \n" | { read x; echo "[$x]"; }
    | [a  b]
    $ printf "a,b,\n" | { IFS=, read x y; echo "[$x][$y]"; }
    | [a][b]
    $ (echo a; echo b) | (read x; cat)
    | b
    $ echo abc > f; { head -c 1; echo; cat; } < f
    | a
    | bc
    $ cat <<E
    > \$x \\ \a "q"
    > E
    | $x \ \a "q"
    $ cat <<E
    > line \
    > continued
    > E
    | line continued
    $ echo a 2>&1 | cat
    | a
    $ nosuch 2>f; cat f
    | sh: 1: nosuch: not found
    $ { nosuch; } 2>/dev/null; echo $?
    | 127
    $ (echo x >&3) 3>&1
    | x
    $ echo a >&9; echo $?
    | 2
    ! sh: 1: 9: Bad file descriptor
    $ set -C; echo a > f; echo b > f; cat f
    | a
    ! sh: 1: cannot create f: File exists
    $ echo x | cat - ; echo y | cat -n
    | x
    |      1	y
    $ yes | head -n 2
    | y
    | y
    $ yes abc | head -1
    | abc
    $ seq 100000 | head -2
    | 1
    | 2
    $ seq 5 | while read x; do [ $x = 3 ] && break; echo $x; done
    | 1
    | 2
    $ echo "a
    > b" | sort -r | head -1
    | b
    $ true | false | true; echo $?
    | 0
    $ false | true; echo $?
    | 0
    $ echo a | cat | cat | cat | wc -c
    | 2

    """#
}
