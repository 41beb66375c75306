// A table of scripts: long on purpose, see `ScriptCase` for its form.

extension Cases {
  static let words = #"""
    $ echo one   two
    | one two
    $ echo "a  b"  'c  d' e\ f
    | a  b c  d e f
    $ echo 'it'"'"'s'
    | it's
    $ x="a b"; echo $x "$x"
    | a b a b
    $ x=" lead trail "; echo [$x] ["$x"]
    | [ lead trail ] [ lead trail ]
    $ echo ${u:-default} ${u-d2} "${u:-a b}"
    | default d2 a b
    $ x=; echo [${x:-e}] [${x-e}] [${x:+alt}] [${x+alt}]
    | [e] [] [] [alt]
    $ echo ${u:=set} $u
    | set set
    $ x=5; echo ${x:+yes} ${u:+no}
    | yes
    $ x=hello; echo ${#x} ${#u}
    | 5 0
    $ f=/a/b/c.tar.gz; echo ${f##*/} ${f#*/} ${f%.*} ${f%%.*}
    | c.tar.gz a/b/c.tar.gz /a/b/c.tar /a/b/c
    $ f=a.b.c; echo "${f%.*}" "${f#*.}" ${f%x}
    | a.b b.c a.b.c
    $ x="*"; echo "$x"
    | *
    $ x=abc; echo ${x%"c"} ${x#'a'}
    | ab bc
    $ set -- a "b c" d; echo $# $1 "$2" $3; for i in "$@"; do echo "<$i>"; done
    | 3 a b c d
    | <a>
    | <b c>
    | <d>
    $ set -- a "b c"; for i in $@; do echo "<$i>"; done
    | <a>
    | <b>
    | <c>
    $ set -- a "b c"; for i in "$*"; do echo "<$i>"; done
    | <a b c>
    $ set -- a b c; IFS=,; echo "$*"; echo $*
    | a,b,c
    | a b c
    $ set --; for i in "$@"; do echo "<$i>"; done; echo none $#
    | none 0
    $ set -- 1 2 3; shift; echo $1 $#; shift 2; echo $#
    | 2 2
    | 0
    $ IFS=:; x=a:b::c; for i in $x; do echo "[$i]"; done
    | [a]
    | [b]
    | []
    | [c]
    $ IFS=": "; x="a : b:c"; for i in $x; do echo "[$i]"; done
    | [a]
    | [b]
    | [c]
    $ echo $((1+2*3)) $(( (1+2)*3 )) $((7/2)) $((7%3)) $((-7/2)) $((1<<4))
    | 7 9 3 1 -3 16
    $ x=3; echo $((x+1)) $(($x*2)) $((x==3)) $((x>5||x<4))
    | 4 6 1 1
    $ x=1; echo $((x+=5)) $x $((x=2)) $x
    | 6 6 2 2
    $ echo $((5>3?10:20)) $((!0)) $((~0)) $((0x1f)) $((010)) $((3&1|4^1))
    | 10 1 -1 31 8 5
    $ echo $(echo a b) "$(echo "c  d")"
    | a b c  d
    $ echo `echo x` "`echo "y  z"`"
    | x y  z
    $ echo $(echo $(echo nested))
    | nested
    $ x=$(printf "a\n\n\n"); echo "[$x]"
    | [a]
    $ x=$(exit 3); echo $?
    | 3
    $ echo a$(echo b)c"$(echo d)"e
    | abcde
    $ a=1 b=2; echo $a$b; c=$a$b; echo $c
    | 12
    | 12
    $ A=x sh -c 'echo $A'; echo [$A]
    | x
    | []
    $ export B=y; sh -c 'echo $B'; unset B; sh -c 'echo [$B]'
    | y
    | []
    $ x=1; unset x; echo ${x-unset}
    | unset
    $ echo # comment
    > echo b #c
    > echo c#d
    |
    | b
    | c#d
    $ echo a\
    > b
    | ab
    $ echo "a\
    > b"
    | ab
    $ echo "line1
    > line2"
    | line1
    | line2
    $ echo ~root; HOME=/h; echo ~ ~/x "~" a~
    | /root
    | /h /h/x ~ a~
    $ x=~/y; echo $x | sed s,$HOME,H,
    | H/y
    $ echo {a,b}
    | {a,b}
    $ echo \* "*" '*'
    | * * *
    $ touch b.txt a.txt c.log .hid; echo *.txt; echo *; echo ?.log; echo [ab].txt; echo *.none
    | a.txt b.txt
    | a.txt b.txt c.log
    | c.log
    | a.txt b.txt
    | *.none
    $ mkdir -p d/e; touch d/1 d/e/2; echo d/* */e/*; echo d/*/
    | d/1 d/e d/e/2
    | d/e/
    $ touch "a b"; for f in *; do echo "<$f>"; done
    | <a b>
    $ x="a*"; touch ab ac; echo $x "$x"
    | ab ac a*
    $ touch [x; echo "["*; echo [[]x
    | [x
    | [x
    $ touch a-b a1 aB; echo a[0-9] a[!0-9]*
    | a1 a-b aB
    $ echo "${u:-"in quotes"}"
    | in quotes
    $ echo ${u:-$(echo sub)} "${u:-`echo bt`}"
    | sub bt
    $ x="a b c"; set -- $x; echo $#; set -- "$x"; echo $#
    | 3
    | 1
    $ echo "$(cat <<E
    > here $((1+1))
    > E
    > )"
    | here 2
    $ x='a"b'; echo "$x"
    | a"b
    $ echo a"b"'c'd$((1))
    | abcd1
    $ printf "%s\n" "" a ""
    |
    | a
    |
    $ x=; printf "[%s]" $x "$x"; echo
    | []
    $ for i in; do echo never; done; echo end
    | end
    $ echo "$@" end
    | end
    $ eval "x=5; echo \$x"
    | 5
    $ x=y; y=z; eval echo \$$x
    | z
    $ echo $0
    | sh
    $ echo "a	b" | cat
    | a	b
    $ x=10; x=$x$x; echo $x
    | 1010
    $ readonly r=1; echo $r
    | 1
    $ echo ${x:?}
    ! sh: 1: x: parameter not set or null
    = 2
    $ echo ${nope:?is missing}; echo not here
    ! sh: 1: nope: is missing
    = 2
    $ echo ${1:-first} ${10:-tenth}
    | first tenth
    $ set -- a b c d e f g h i j k; echo $10 ${10} ${11}
    | a0 j k
    $ f() { echo "$#:$*"; }; f; f a; f "a b" c
    | 0:
    | 1:a
    | 2:a b c
    $ x=abc; echo "${x#?}" "${x%?}" "${x##*}"
    | bc ab 
    $ v=a=b; echo ${v#*=} ${v%=*}
    | b a
    $ echo "`echo \`echo deep\``"
    | deep
    $ IFS=; x="a b"; for i in $x; do echo "<$i>"; done
    | <a b>
    $ unset IFS; x="a b"; for i in $x; do echo "<$i>"; done
    | <a>
    | <b>
    $ echo -n a; echo b
    | ab
    $ echo $((x)) $((y+1))
    | 0 1
    $ case "$-" in *e*) echo e;; *) echo no;; esac; set -e; case "$-" in *e*) echo e;; esac
    | no
    | e

    """#
}
