/// A file tree.
