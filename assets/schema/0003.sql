-- Schema 3: which copy may be written.
--
-- Why it is made like this. The right to write is handed over by rows of the journal, so it has a record like everything
-- else. What a copy is, and where it lies, is no part of the truth that all copies share: it is in no row of the journal,
-- goes with no transfer of rows, and may be written anew without anybody's leave. A program that knows an older schema must
-- not write where another copy has the right; by the version it is kept out.

CREATE TABLE custody (
    key  TEXT    PRIMARY KEY NOT NULL CHECK (key = 'custody'),
    seq  INTEGER NOT NULL REFERENCES journal (seq),
    data TEXT    NOT NULL CHECK (json_valid(data))
) STRICT;

-- This copy: its name in the journal, and where it lies. One row, none in a file from before this schema.
CREATE TABLE copy (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    id      TEXT NOT NULL,
    -- A digest of the machine's identity, NULL until the first who writes has said where that is.
    machine TEXT,
    -- The name of that machine; before it is known, the one that is meant.
    host    TEXT,
    path    TEXT,
    inode   INTEGER,
    -- From where it was taken along: where it is to be brought back.
    server  TEXT
) STRICT;
