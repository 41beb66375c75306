// A table of scripts: long on purpose, see `ScriptCase` for its form.

extension Cases {
  static let files = #"""
    $ mkdir d; mkdir d; echo $?
    | 1
    ! mkdir: cannot create directory ‘d’: File exists
    $ mkdir a/b; echo $?; mkdir -p a/b/c; ls a; ls -R a
    | 1
    | b
    | a:
    | b
    |
    | a/b:
    | c
    |
    | a/b/c:
    ! mkdir: cannot create directory ‘a/b’: No such file or directory
    $ rmdir nosuch; mkdir d; touch d/f; rmdir d; rm d/f; rmdir d; ls
    ! rmdir: failed to remove 'nosuch': No such file or directory
    ! rmdir: failed to remove 'd': Directory not empty
    $ touch f; rm f; rm f; echo $?; rm -f f; echo $?
    | 1
    | 0
    ! rm: cannot remove 'f': No such file or directory
    $ mkdir d; touch d/f; rm d; echo $?; rm -r d; ls
    | 1
    ! rm: cannot remove 'd': Is a directory
    $ rm; echo $?
    | 1
    ! rm: missing operand
    ! Try 'rm --help' for more information.
    $ rm -f; echo $?
    | 0
    $ touch a; cp a b; ls; cp nosuch c; echo $?; mkdir d; cp a b d; ls d; cp d e; echo $?; cp -r d e; ls e; cp a b c; echo $?
    | a
    | b
    | 1
    | a
    | b
    | 1
    | a
    | b
    | 1
    ! cp: cannot stat 'nosuch': No such file or directory
    ! cp: -r not specified; omitting directory 'd'
    ! cp: target 'c': No such file or directory
    $ echo 1 > a; mv a b; ls; cat b; mv nosuch x; echo $?; mkdir d; mv b d; ls d; mv d e; ls
    | b
    | 1
    | 1
    | b
    | e
    ! mv: cannot stat 'nosuch': No such file or directory
    $ echo x > a; cp a a; echo $?; mv a a; echo $?
    | 1
    | 1
    ! cp: 'a' and 'a' are the same file
    ! mv: 'a' and 'a' are the same file
    $ cp; echo $?; mv a; echo $?
    | 1
    | 1
    ! cp: missing file operand
    ! Try 'cp --help' for more information.
    ! mv: missing destination file operand after 'a'
    ! Try 'mv --help' for more information.
    $ ls nosuch; echo $?
    | 2
    ! ls: cannot access 'nosuch': No such file or directory
    $ touch a .b; ls; ls -a; ls -A; mkdir d; touch d/x; ls -d d; ls d a; ls -1
    | a
    | .
    | ..
    | .b
    | a
    | .b
    | a
    | d
    | a
    |
    | d:
    | x
    | a
    | d
    $ touch z y; ls -r; ls -F; mkdir q; ls -p
    | z
    | y
    | y
    | z
    | q/
    | y
    | z
    $ ln -s target l; readlink l; ls -l l | sed "s/.* l/l/"; cat l; echo hi > target; cat l; rm l; ls
    | target
    | l -> target
    | hi
    | target
    ! cat: l: No such file or directory
    $ ln -s a b; ln -s b a; cat a; echo $?
    | 1
    ! cat: a: Too many levels of symbolic links
    $ mkdir d; ln -s d l; touch l/x; ls d; cd l; pwd | sed "s,.*/,,"; cd ..; rm -r l; ls
    | x
    | l
    | d
    $ echo x > f; chmod 600 f; stat -c "%a %A %s %F" f; chmod u+x,go+r f; stat -c %a f; chmod a-w f; stat -c %a f; chmod zzz f; echo $?
    | 600 -rw------- 2 regular file
    | 744
    | 544
    | 1
    ! chmod: invalid mode: ‘zzz’
    ! Try 'chmod --help' for more information.
    $ [ -e nosuch ]; echo $?; touch f; [ -f f ] && [ -e f ] && ! [ -d f ] && echo ok; mkdir d; [ -d d ] && echo dir; [ -s f ] || echo empty; echo x > f; [ -s f ] && echo full; [ -x f ] || echo nox; ln -s f l; [ -L l ] && echo link
    | 1
    | ok
    | dir
    | empty
    | full
    | nox
    | link
    $ [ a = a ]; echo $?; [ a != a ]; echo $?; [ -z "" ] && [ -n x ] && echo ok; [ 1 -lt 2 -a 2 -gt 1 ] && echo and; [ 1 -eq 2 -o 1 -eq 1 ] && echo or; [ ! -e x ] && echo not; [ "(" = "(" ] && echo par; [ ]; echo $?; [ x ]; echo $?; test 1 -le 1; echo $?
    | 0
    | 1
    | ok
    | and
    | or
    | not
    | par
    | 1
    | 0
    | 0
    $ [ 1 -eq a ]; echo $?
    | 2
    ! sh: 1: [: Illegal number: a
    $ [ a = ]; echo $?
    | 2
    ! sh: 1: [: =: argument expected
    $ [ a; echo $?
    | 2
    ! sh: 1: [: missing ]
    $ [ a b c ]; echo $?
    | 2
    ! sh: 1: [: a: unexpected operator
    $ [ -n ] && echo one; [ "" ]; echo $?; [ = ] && echo eq; [ ! ] && echo bang; [ -f = -f ] && echo s
    | one
    | 1
    | eq
    | bang
    | s
    $ find . | sort; mkdir -p a/b; touch a/x.txt a/b/y.txt; find . -name "*.txt" | sort; find a -type d; find a -type f -name y*; find a -maxdepth 1 | sort; find nosuch; echo $?
    | .
    | ./a/b/y.txt
    | ./a/x.txt
    | a
    | a/b
    | a/b/y.txt
    | a
    | a/b
    | a/x.txt
    | 1
    ! find: ‘nosuch’: No such file or directory
    $ mkdir -p a/b; touch a/1 a/b/2; find a -type f -exec echo got {} \; | sort; find a -name 1 -o -name 2 | sort; find a ! -type d | sort; find a -type f -delete; find a | sort; find a -empty; find a -name b -prune -o -print; find a -bogus; echo $?
    | got a/1
    | got a/b/2
    | a/1
    | a/b/2
    | a/1
    | a/b/2
    | a
    | a/b
    | a/b
    | a
    | 1
    ! find: unknown predicate `-bogus'
    $ mkdir -p a/b; find a -exec echo {} +; find a -type f -print; find a -path "a/b"
    | a a/b
    | a/b
    $ echo hello > f; tail -c 3 f; head -c 2 f; wc -c f; cat f f | tail -1; truncate -s 2 f; cat f; echo
    | lo
    | he6 f
    | hello
    | he
    $ printf "a\nb\n" > f; tail -n 1 f nosuch; echo $?; head -1 f f
    | ==> f <==
    | b
    | 1
    | ==> f <==
    | a
    |
    | ==> f <==
    | a
    ! tail: cannot open 'nosuch' for reading: No such file or directory
    $ touch a b; ls a b nosuch; echo $?
    | a
    | b
    | 2
    ! ls: cannot access 'nosuch': No such file or directory
    $ echo x > f; cat f/; echo $?; ls f/; echo $?; cd f; echo $?
    | 1
    | 2
    | 2
    ! cat: f/: Not a directory
    ! ls: cannot access 'f/': Not a directory
    ! sh: 1: cd: can't cd to f
    $ mkdir d; cat d; echo $?; cp f d/e/; echo $?; touch nodir/f; echo $?; rm d; echo $?; ls -d */
    | 1
    | 1
    | 1
    | 1
    | d/
    ! cat: d: Is a directory
    ! cp: cannot stat 'f': No such file or directory
    ! touch: cannot touch 'nodir/f': No such file or directory
    ! rm: cannot remove 'd': Is a directory
    $ echo a > "sp ace"; cat "sp ace"; ls; rm "sp ace"
    | a
    | sp ace
    $ pwd | grep -c /; mkdir d; cd d; cd ..; ls
    | 1
    | d
    $ echo a > f; mv f d/; echo $?; cp f d/; echo $?
    | 1
    | 1
    ! mv: cannot move 'f' to 'd/': Not a directory
    ! cp: cannot create regular file 'd/': Not a directory
    $ mkdir d; mv d d/e; echo $?; mkdir e; touch e/f; mv d e; ls e; mv e/d .; ls
    | 1
    | d
    | f
    | d
    | e
    ! mv: cannot move 'd' to a subdirectory of itself, 'd/e'
    $ which nosuch; echo $?; true; echo $?
    | 1
    | 0
    $ env | grep ^FOO; FOO=bar env | grep ^FOO; env A=1 sh -c "echo \$A"; env -i B=2 env; printenv NOSUCH; echo $?; A=9 printenv A
    | FOO=bar
    | 1
    | B=2
    | 1
    | 9
    $ date -u -d @0; date -u -d @1893488400 +%Y-%m-%dT%H:%M:%SZ; date -u -d @1700000000 "+%a %b %e %j %u %y %I %p"; date +%%; date -u -d 2024-02-29 +%j
    | Thu Jan  1 00:00:00 UTC 1970
    | 2030-01-01T09:00:00Z
    | Tue Nov 14 318 2 23 10 PM
    | %
    | 060
    $ sleep; echo $?; sleep abc; echo $?; sleep 0; echo $?
    | 1
    | 1
    | 0
    ! sleep: missing operand
    ! Try 'sleep --help' for more information.
    ! sleep: invalid time interval ‘abc’
    ! Try 'sleep --help' for more information.
    $ true --x; echo $?; false; echo $?
    | 0
    | 1
    $ kill; echo $?
    | 2
    ! sh: 1: kill: Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or
    $ kill 999999; echo $?
    | 1
    ! sh: 1: kill: No such process
    $ kill -l 9; kill -l TERM; kill -NOPE $$; echo $?
    | KILL
    | 15
    | 1
    ! sh: 1: kill: invalid signal number or name: NOPE
    $ uname; uname -s; tty < /dev/null; echo $?
    | Linux
    | Linux
    | not a tty
    | 1
    $ id -u | grep -c .
    | 1
    $ touch -c nosuch; ls; touch a; ls -l a | cut -c1-10; mkdir -m 700 p; ls -ld p | cut -c1-10; umask 022
    | -rw-r--r--
    | drwx------
    $ du -s . | wc -l
    | 1
    $ readlink -f . | grep -c /; realpath nosuch/x; echo $?
    | 1
    | 1
    ! realpath: nosuch/x: No such file or directory
    $ cat -e f; echo x > f; cat -e f; cat -A f; cat -b f; printf "\n\n\nx\n" | cat -s
    | x$
    | x$
    |      1	x
    |
    | x
    ! cat: f: No such file or directory
    $ head -n x f; echo $?; ls --bogus; echo $?; cat -Z; echo $?; mkdir; echo $?; touch; echo $?; cut -f1 -Q; echo $?
    | 1
    | 2
    | 1
    | 1
    | 1
    | 1
    ! head: invalid number of lines: ‘x’
    ! ls: unrecognized option '--bogus'
    ! Try 'ls --help' for more information.
    ! cat: invalid option -- 'Z'
    ! Try 'cat --help' for more information.
    ! mkdir: missing operand
    ! Try 'mkdir --help' for more information.
    ! touch: missing file operand
    ! Try 'touch --help' for more information.
    ! cut: invalid option -- 'Q'
    ! Try 'cut --help' for more information.
    $ echo a > f; ls f/x; echo $?; mkdir -p f/x; echo $?; rmdir f; echo $?
    | 2
    | 1
    | 1
    ! ls: cannot access 'f/x': Not a directory
    ! mkdir: cannot create directory ‘f/x’: Not a directory
    ! rmdir: failed to remove 'f': Not a directory
    $ mkdir -p x/y/z; rmdir -p x/y/z; ls; mktemp -d | grep -c tmp
    | 1
    $ tail +2 /dev/null; seq 3 > f; tail -2 f; head -2 f; tail -n2 f; tail -n 1 < f; head -qn1 f f; head -vn1 f
    | 2
    | 3
    | 1
    | 2
    | 2
    | 3
    | 3
    | 1
    | 1
    | ==> f <==
    | 1

    """#
}
