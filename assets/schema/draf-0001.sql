-- Drafts, schema 1: what is half typed on the boards of a database, and where each board is.
--
-- Why it is made like this. Nothing here is record: no row of the journal points here, no backup holds it, and losing
-- the whole file loses at most what nobody has saved yet. So it is a file of its own, which can be full, damaged or gone
-- without the database taking notice. Whether a board lives is not written down, since a killed one could not take it
-- back: it holds the lock of a file of its own, and the system lets go of that with the process.
--
-- 'RAPD' as a big-endian number.
PRAGMA application_id = 1380012100;

CREATE TABLE board (
    -- By this its lock is found.
    id      TEXT    PRIMARY KEY,
    -- The session in the journal.
    session TEXT    NOT NULL,
    author  TEXT    NOT NULL,
    os_user TEXT    NOT NULL,
    host    TEXT    NOT NULL,
    -- The terminal, or the address over SSH.
    line    TEXT    NOT NULL,
    -- Milliseconds since 1970.
    since   INTEGER NOT NULL,
    -- Where the person is, as JSON; for the audience's view.
    place   TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    board   TEXT    NOT NULL REFERENCES board (id),
    number  INTEGER NOT NULL CHECK (number > 0),
    -- The last row of the journal that its author saw.
    seen    INTEGER NOT NULL CHECK (seen >= 0),
    -- What is filled in, as JSON.
    body    TEXT    NOT NULL,
    -- The operation that it was handed over as, if it was: in the journal, it is no draft any more.
    op      TEXT,
    at      INTEGER NOT NULL,
    PRIMARY KEY (board, number)
) STRICT, WITHOUT ROWID;
