// A table of scripts: long on purpose, see `ScriptCase` for its form.

extension Cases {
  static let bash = #"""
    $ nosuch; echo $?
    | 127
    ! bash: line 1: nosuch: command not found
    $ ls nosuch
    ! ls: cannot access 'nosuch': No such file or directory
    = 2
    $ cat nosuch
    ! cat: nosuch: No such file or directory
    = 1
    $ cd /nosuch
    ! bash: line 1: cd: /nosuch: No such file or directory
    = 1
    $ echo a > /no/f
    ! bash: line 1: /no/f: No such file or directory
    = 1
    $ cat < nosuch
    ! bash: line 1: nosuch: No such file or directory
    = 1
    $ if
    ! bash: -c: line 1: syntax error: unexpected end of file
    = 2
    $ fi
    ! bash: -c: line 1: syntax error near unexpected token `fi'
    ! bash: -c: line 1: `fi'
    = 2
    $ echo a
    > b | | c
    | a
    ! bash: -c: line 2: syntax error near unexpected token `|'
    ! bash: -c: line 2: `b | | c'
    = 2
    $ echo "a
    ! bash: -c: line 1: unexpected EOF while looking for matching `"'
    = 2
    $ echo $((1/0)); echo no
    ! bash: line 1: 1/0: division by 0 (error token is "0")
    = 1
    $ set -u; echo $x
    ! bash: line 1: x: unbound variable
    = 127
    $ echo ${x:?}
    ! bash: line 1: x: parameter null or not set
    = 127
    $ kill 999
    ! bash: line 1: kill: (999) - No such process
    = 1
    $ [ 1 -eq a ]; echo $?
    | 2
    ! bash: line 1: [: a: integer expression expected
    $ ./nosuch; mkdir d; ./d; touch x; ./x
    ! bash: line 1: ./nosuch: No such file or directory
    ! bash: line 1: ./d: Is a directory
    ! bash: line 1: ./x: Permission denied
    = 126
    $ export A=1; export | grep A=
    | declare -x A="1"
    $ readonly r=1; r=2; echo no
    ! bash: line 1: r: readonly variable
    = 1
    $ x=abc; echo ${x/b/X} ${x^} ${x:1}
    | aXc Abc bc
    $ [[ $x == "" ]] && echo empty; [[ -n a && -z "" ]] && echo both
    | empty
    | both
    $ declare y=3; echo $y
    | 3
    $ type ls cd nosuch
    | ls is /usr/bin/ls
    | cd is a shell builtin
    ! bash: line 1: type: nosuch: not found
    = 1
    $ exit abc
    ! bash: line 1: exit: abc: numeric argument required
    = 2
    $ shift 5; echo $?
    | 1
    $ local x
    ! bash: line 1: local: can only be used in a function
    = 1
    $ set -x; echo "a b"
    | a b
    ! + echo 'a b'
    $ . ./nosuch; echo $?
    | 1
    ! bash: line 1: ./nosuch: No such file or directory
    $ echo -e "a\nb"; echo "a\nb"
    | a
    | b
    | a\nb
    $ alias ll="ls -l"; alias
    | alias ll='ls -l'
    $ echo $0
    | bash
    $ unset PATH; ls /w; echo ok
    | ok
    $ printf "%d\n" x
    | 0
    ! bash: line 1: printf: x: invalid number
    = 1
    $ ps
    |     PID TTY          TIME CMD
    |     100 ?        00:00:00 ps
    $ sort nosuch
    ! sort: cannot read: nosuch: No such file or directory
    = 2
    $ true && (exit 3) || echo $?
    | 3
    $ sleep abc
    ! sleep: invalid time interval ‘abc’
    ! Try 'sleep --help' for more information.
    = 1
    $ head -n x
    ! head: invalid number of lines: ‘x’
    = 1
    $ let x=1+2; echo $x
    | 3
    $ umask
    | 0022
    $ trap "echo hi" USR1; trap
    | trap -- 'echo hi' SIGUSR1
    $ echo ${!x}
    ! bash: line 1: bad substitution
    = 1
    $ mkdir; rmdir nosuch
    ! mkdir: missing operand
    ! Try 'mkdir --help' for more information.
    ! rmdir: failed to remove 'nosuch': No such file or directory
    = 1

    """#
}
