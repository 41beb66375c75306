// A table of scripts: long on purpose, see `ScriptCase` for its form.

extension Cases {
  static let control = #"""
    $ if true; then echo y; else echo n; fi
    | y
    $ if false; then echo y; elif true; then echo e; else echo n; fi
    | e
    $ if false; then :; fi; echo $?
    | 0
    $ while false; do :; done; echo $?
    | 0
    $ i=0; until [ $i -ge 3 ]; do echo $i; i=$((i+1)); done
    | 0
    | 1
    | 2
    $ for i in 1 2 3 4; do [ $i = 3 ] && break; echo $i; done; echo after
    | 1
    | 2
    | after
    $ for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done
    | 1
    | 3
    $ for i in 1 2; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; done
    | 1a
    | 2a
    $ for i in 1 2; do for j in a b; do break 2; done; done; echo out $i$j
    | out 1a
    $ case x in x) echo 1;; x) echo 2;; esac
    | 1
    $ case foo.txt in *.log) echo l;; *.txt|*.md) echo t;; *) echo o;; esac
    | t
    $ case "" in "") echo empty;; esac
    | empty
    $ case a in b) ;; esac; echo $?
    | 0
    $ x="*"; case abc in "$x") echo lit;; $x) echo glob;; esac
    | glob
    $ case abc in [a-c]*) echo r;; esac
    | r
    $ case "a b" in a\ b) echo sp;; esac
    | sp
    $ true && echo a || echo b; false && echo a || echo b
    | a
    | b
    $ false || false; echo $?
    | 1
    $ ! true; echo $?; ! false; echo $?
    | 1
    | 0
    $ (exit 5); echo $?
    | 5
    $ (x=2; echo $x); echo [$x]
    | 2
    | []
    $ { echo a; echo b; } | wc -l
    | 2
    $ x=1; { x=2; }; echo $x
    | 2
    $ echo a | while read l; do x=$l; done; echo [$x]
    | []
    $ f() { return 7; }; f; echo $?
    | 7
    $ f() { echo a; return; echo b; }; f
    | a
    $ f() { exit 4; }; f; echo no
    = 4
    $ f() { local x=in; echo $x; }; x=out; f; echo $x
    | in
    | out
    $ f() { x=changed; }; x=o; f; echo $x
    | changed
    $ f() { [ $1 -le 0 ] && return; echo $1; f $(($1-1)); }; f 3
    | 3
    | 2
    | 1
    $ f() (x=sub; echo $x); x=o; f; echo $x
    | sub
    | o
    $ f() { echo $1; } >out; f hi; cat out
    | hi
    $ set -e; false; echo no
    = 1
    $ set -e; false || true; echo yes
    | yes
    $ set -e; if false; then :; fi; echo ok
    | ok
    $ set -e; (false); echo no
    = 1
    $ set -e; x=$(false); echo no
    = 1
    $ set -e; ! true; echo ok
    | ok
    $ set -e; f() { false; echo in; }; f; echo no
    = 1
    $ set -e; f() { false; echo in; }; f || echo caught
    | in
    $ set -e; true | false; echo no
    = 1
    $ set -e; false | true; echo ok
    | ok
    $ set -u; echo $nope; echo no
    ! sh: 1: nope: parameter not set
    = 2
    $ set -u; echo ${nope:-fine}
    | fine
    $ set -x; echo a "b c"; x=1
    | a b c
    ! + echo a b c
    ! + x=1
    $ set -- -a b; while getopts ab:c o; do echo "$o $OPTARG"; done; echo $OPTIND
    | a 
    | 2
    $ while getopts "ab:" o -a -b val rest; do echo "$o=$OPTARG"; done; echo $OPTIND
    | a=
    | b=val
    | 4
    $ while getopts ":x" o -z; do echo "$o $OPTARG"; done
    | ? z
    $ trap "echo bye" EXIT; echo hi
    | hi
    | bye
    $ trap "echo bye" 0; exit 3
    | bye
    = 3
    $ trap "echo t; exit 9" TERM; kill -TERM $$; echo no
    | t
    = 9
    $ trap "" TERM; kill -TERM $$; echo survived
    | survived
    $ trap "echo usr" USR1; kill -USR1 $$; echo after
    | usr
    | after
    $ (trap "echo sub" EXIT; exit 2); echo $?
    | sub
    | 2
    $ sh -c "kill -9 \$\$"; echo $?
    | 137
    ! Killed
    $ sh -c "kill -TERM \$\$"; echo $?
    | 143
    ! Terminated
    $ sleep 0.01 & wait $!; echo $?
    | 0
    $ (exit 3) & wait $!; echo $?
    | 3
    $ (sleep 0.02; echo late) & echo early; wait; echo end
    | early
    | late
    | end
    $ false & wait; echo $?
    | 0
    $ kill -0 $$ && echo alive
    | alive
    $ exit 256
    $ exit 300
    = 44
    $ exit
    $ false; exit
    = 1
    $ echo a; exit 2; echo b
    | a
    = 2
    $ return 3
    = 3
    $ command echo c; command -v echo; command -v nosuch; echo $?
    | c
    | echo
    | 127
    $ type echo; type nosuch; echo $?
    | echo is a shell builtin
    | nosuch: not found
    | 127
    $ nosuch; echo $?
    | 127
    ! sh: 1: nosuch: not found
    $ ./nosuch; echo $?
    | 127
    ! sh: 1: ./nosuch: not found
    $ touch x; ./x; echo $?
    | 126
    ! sh: 1: ./x: Permission denied
    $ mkdir d; ./d; echo $?
    | 126
    ! sh: 1: ./d: Permission denied
    $ printf '#!/bin/sh\necho "script $1 $0"\nexit 6\n' > s.sh; chmod +x s.sh; ./s.sh arg; echo $?
    | script arg ./s.sh
    | 6
    $ echo "echo sourced \$x; y=2" > s; x=1; . ./s; echo $y
    | sourced 1
    | 2
    $ echo "return 4; echo no" > s; . ./s; echo $?
    | 4
    $ . ./missing; echo no
    ! sh: 1: .: cannot open ./missing: No such file
    = 2
    $ eval "exit 3"; echo no
    = 3
    $ eval "if"; echo no
    ! sh: 1: Syntax error: end of file unexpected (expecting "then")
    = 2
    $ fi
    ! sh: 1: Syntax error: "fi" unexpected
    = 2
    $ if true; then
    ! sh: 1: Syntax error: end of file unexpected (expecting "fi")
    = 2
    $ echo (
    ! sh: 1: Syntax error: end of file unexpected (expecting ")")
    = 2
    $ for 1 in a; do :; done
    ! sh: 1: Syntax error: Bad for loop variable
    = 2
    $ echo "abc
    ! sh: 1: Syntax error: Unterminated quoted string
    = 2
    $ case x in
    ! sh: 1: Syntax error: end of file unexpected (expecting "esac")
    = 2
    $ foo() {
    ! sh: 1: Syntax error: end of file unexpected (expecting "}")
    = 2
    $ a | | b
    ! sh: 1: Syntax error: "|" unexpected
    = 2
    $ && a
    ! sh: 1: Syntax error: "&&" unexpected
    = 2
    $ echo a;; echo b
    ! sh: 1: Syntax error: ";;" unexpected
    = 2
    $ true && ; echo
    ! sh: 1: Syntax error: ";" unexpected
    = 2
    $ exec echo replaced; echo no
    | replaced
    $ exec 3>f; echo x >&3; exec 3>&-; cat f
    | x
    $ exec >f; echo in; exec >&2; echo err
    ! err
    $ x=5 exec sh -c "echo \$x"
    | 5
    $ f() { f; }; :; echo defined
    | defined
    $ alias x=y 2>/dev/null; echo ok
    | ok
    $ umask
    | 0022
    $ umask 077; umask
    | 0077
    $ let 2>/dev/null; echo $?
    | 127
    $ wait; echo $?
    | 0
    $ true; echo $?; false; echo $?
    | 0
    | 1
    $ time_=1; echo $time_
    | 1
    $ if ! false; then echo neg; fi
    | neg
    $ while :; do break; done; echo $?
    | 0
    $ for i in a b; do echo $i; done | tac
    | b
    | a
    $ if echo a | grep -q a; then echo found; fi
    | found
    $ x=$(for i in 1 2; do echo $i; done); echo $x
    | 1 2
    $ { echo 1; exit 2; echo 3; }; echo 4
    | 1
    = 2
    $ (echo 1; exit 2; echo 3); echo $?
    | 1
    | 2
    $ shift; echo $?
    ! sh: 1: shift: can't shift that many
    = 2
    $ cd /nonexistent; echo $?
    | 2
    ! sh: 1: cd: can't cd to /nonexistent
    $ cd /tmp && pwd; cd /; pwd; cd - 
    | /tmp
    | /
    | /tmp
    $ x=a; x=b echo $x; echo $x
    | a
    | a
    $ unset -f f; f
    ! sh: 1: f: not found
    = 127
    $ f() { unset x; }; x=1; f; echo [$x]
    | []

    """#
}
