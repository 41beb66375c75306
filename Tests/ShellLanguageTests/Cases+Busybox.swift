// A table of scripts: long on purpose, see `ScriptCase` for its form.

extension Cases {
  static let busybox = #"""
    $ nosuch
    ! sh: nosuch: not found
    = 127
    $ ls nosuch
    ! ls: nosuch: No such file or directory
    = 1
    $ cat nosuch
    ! cat: can't open 'nosuch': No such file or directory
    = 1
    $ cd /nosuch
    ! sh: cd: line 1: can't cd to /nosuch: No such file or directory
    = 1
    $ cd /nosuch; echo $?
    | 1
    ! sh: cd: line 1: can't cd to /nosuch: No such file or directory
    $ echo a > /no/f
    ! sh: can't create /no/f: nonexistent directory
    = 1
    $ cat < nosuch
    ! sh: can't open nosuch: no such file
    = 1
    $ mkdir /w
    ! mkdir: can't create directory '/w': File exists
    = 1
    $ rm nosuch
    ! rm: can't remove 'nosuch': No such file or directory
    = 1
    $ rmdir nosuch
    ! rmdir: 'nosuch': No such file or directory
    = 1
    $ cp nosuch x
    ! cp: can't stat 'nosuch': No such file or directory
    = 1
    $ mv nosuch x
    ! mv: can't rename 'nosuch': No such file or directory
    = 1
    $ grep x nosuch
    ! grep: nosuch: No such file or directory
    = 2
    $ head nosuch
    ! head: nosuch: No such file or directory
    = 1
    $ tail nosuch; echo $?
    | 1
    ! tail: can't open 'nosuch': No such file or directory
    $ wc nosuch; echo $?
    | 1
    ! wc: nosuch: No such file or directory
    $ sort nosuch; echo $?
    | 2
    ! sort: can't open 'nosuch': No such file or directory
    $ sleep abc
    ! sleep: invalid number 'abc'
    = 1
    $ if
    ! sh: syntax error: unexpected end of file (expecting "then")
    = 2
    $ fi
    ! sh: syntax error: unexpected "fi"
    = 2
    $ echo "a
    ! sh: syntax error: unterminated quoted string
    = 2
    $ echo $((1/0))
    ! sh: divide by zero
    = 2
    $ set -u; echo $x
    ! sh: x: parameter not set
    = 2
    $ echo ${x:?}
    ! sh: x: parameter not set or null
    = 2
    $ kill 999
    ! sh: can't kill pid 999: No such process
    = 1
    $ [ 1 -eq a ]; echo $?
    | 2
    ! sh: a: bad number
    $ printf "1
    > 2
    > " | wc; printf "1
    > " | wc -l
    |         2         2         4
    | 1
    $ touch f; wc f
    |         0         0         0 f
    $ echo -e "a\tb"; echo "a\tb"
    | a	b
    | a\tb
    $ set -x; echo a "b c"
    | a b c
    ! + echo a 'b c'
    $ echo ${x/a/b}; x=banana; echo ${x/an/AN} ${x//an/AN} ${x:1:3} ${x: -2}
    |
    | bANana bANANa ana na
    $ [[ abc == a* ]] && echo y; [[ a < b && ! -e /q ]] && echo z; [[ abc =~ ^a.c$ ]] && echo re
    | y
    | z
    | re
    $ x=abc; echo ${x^^} $RANDOM
    | ABC 16838
    $ f() { local x; echo ${x-unset}; }; x=1; f
    | unset
    $ ps
    | PID   USER     TIME  COMMAND
    |   100 root      0:00 ps
    $ which ls; type ls; type nosuch; command -v cat
    | /bin/ls
    | ls is /bin/ls
    | nosuch: not found
    | /bin/cat
    $ function g { echo g; }; g
    | g
    $ echo a &> f; cat f; cat <<< "here $((1+1))"
    | a
    | here 2
    $ ./nosuch; mkdir d; ./d; touch x; ./x
    ! sh: ./nosuch: not found
    ! sh: ./d: Permission denied
    ! sh: ./x: Permission denied
    = 126
    $ ls -l /w; touch a; ls -l
    | total 0
    | total 0
    | -rw-r--r--     1 root     root             0 Jan  1 09:00 a
    $ diff nosuch nosuch2
    ! diff: can't open 'nosuch': No such file or directory
    = 2
    $ echo $'a\tb'
    | a	b
    $ read -p "name? " x; echo $x
    |
    !-name? 
    $ sh -c "exit 3"; echo $?
    | 3
    $ sh nosuch.sh; echo $?
    | 2
    ! sh: can't open 'nosuch.sh': No such file or directory
    $ sed z; sed -i s/a/b/ nosuch
    ! sed: unknown command: `z'
    ! sed: nosuch: No such file or directory
    = 1
    $ xargs nosuch < /dev/null
    ! xargs: nosuch: No such file or directory
    = 127
    $ find nosuch; find . -bogus
    ! find: nosuch: No such file or directory
    ! find: unrecognized: -bogus
    = 1
    $ date; date +%s; hostname; whoami; id
    | Tue Jan  1 09:00:00 UTC 2030
    | 1893488400
    | localhost
    | root
    | uid=0(root) gid=0(root) groups=0(root)
    $ jq . x; awk 1
    ! sh: jq: not found
    ! sh: awk: not found
    = 127
    $ . ./nosuch; echo no
    ! sh: .: line 1: can't open './nosuch': No such file or directory
    = 2

    """#
}
