"""Rule files: their forms, the reader that places every mistake, and their compilers."""
