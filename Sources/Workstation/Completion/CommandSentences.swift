// Table file: the programs of the workstation, one line each.

/// What the programs of the workstation take and do.
enum CommandSentences {
  struct Entry {
    let name: String
    let arguments: String
    let sentence: String
  }

  /// The entries in the order in which an empty line offers them.
  static let all: [Entry] = text.split(separator: "\n").compactMap { line in
    let parts = line.split(separator: "|").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard parts.count == 3 else { return nil }
    return Entry(name: parts[0], arguments: parts[1] == "-" ? "" : parts[1], sentence: parts[2])
  }

  /// The entry of a program; nil for one that is not described.
  static func entry(_ name: String) -> Entry? { all.first { $0.name == name } }

  private static let text = """
    kubectl | COMMAND | talk to the cluster
    k | COMMAND | short for kubectl
    edit | FILE | open a file in your editor
    watch | [-n SECONDS] COMMAND | repeat a command until Ctrl-C
    ls | [-la] [PATH...] | list files
    cat | [FILE...] | print files
    cd | [FOLDER] | change to another folder
    pwd | - | print the folder you are in
    cp | FROM TO | copy files
    mv | FROM TO | move or rename files
    rm | [-rf] FILE... | remove files
    mkdir | [-p] FOLDER... | make folders
    grep | [-ivnrE] PATTERN [FILE...] | print the lines that match a pattern
    head | [-n LINES] [FILE...] | print the first lines
    tail | [-n LINES] [FILE...] | print the last lines
    wc | [-lwc] [FILE...] | count lines, words and bytes
    sort | [-nrku] [FILE...] | sort lines
    uniq | [-cd] | drop repeated neighbouring lines
    cut | -f FIELDS [-d CHARACTER] | print parts of each line
    tr | FROM TO | translate or delete characters
    sed | SCRIPT [FILE...] | edit text line by line
    tee | FILE... | copy input to files and on
    xargs | COMMAND | make arguments of the lines of the input
    find | [PATH] [-name PATTERN] | find files
    diff | FILE FILE | show how two files differ
    echo | [WORD...] | print words
    printf | FORMAT [WORD...] | print words in a format
    sleep | SECONDS | wait
    seq | [FIRST] LAST | print numbers
    date | [+FORMAT] | print the cluster's time
    env | [NAME=VALUE] [COMMAND] | print variables, or run a command with more of them
    export | NAME=VALUE | give a variable to the commands you run
    unset | NAME... | forget variables
    alias | [NAME=TEXT] | give a command another name
    unalias | NAME | forget an alias
    source | FILE | run a file's commands in this shell
    type | NAME... | tell what a command name stands for
    which | NAME... | tell where a program is
    touch | FILE... | make empty files
    rmdir | FOLDER... | remove empty folders
    chmod | MODE FILE... | change who may read, write and run
    ln | -s TARGET NAME | make a link
    stat | FILE... | tell a file's size, owner and times
    du | [-sh] [PATH...] | tell how much room files take
    tac | [FILE...] | print lines in reverse order
    rev | [FILE...] | print each line backwards
    nl | [FILE...] | number lines
    base64 | [-d] [FILE] | encode or decode base64
    md5sum | [FILE...] | print MD5 checksums
    sha256sum | [FILE...] | print SHA-256 checksums
    test | EXPRESSION | check a condition
    expr | EXPRESSION | calculate
    true | - | succeed
    false | - | fail
    read | NAME... | read a line into variables
    set | [-eux] | set options of the shell
    kill | [-SIGNAL] ID... | send a signal to processes
    ps | - | list processes
    jobs | - | list what runs in the background
    wait | [ID...] | wait for what runs in the background
    id | - | print who you are
    whoami | - | print your user name
    hostname | - | print the machine's name
    uname | [-a] | print the system's name
    basename | PATH [SUFFIX] | print the last part of a path
    dirname | PATH | print a path without its last part
    clear | - | clear the screen
    sh | [-c TEXT] [FILE] | run a shell script
    bash | [-c TEXT] [FILE] | run a shell script
    vi | FILE | open a file in your editor
    vim | FILE | open a file in your editor
    nano | FILE | open a file in your editor
    exit | [STATUS] | leave
    """
}
