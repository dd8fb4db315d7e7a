-- Schema 1: the journal, and the tables that show what it says.
--
-- Why it is made like this. The journal is the truth: every change of the programme, the roster, the sites, the
-- promises and the meetings is one row, and no row is ever changed or taken out. The other tables could be thrown away
-- and folded anew from it; they exist so that a start needs to read a few hundred records and not a history of years,
-- and so that a check can compare the two. A record is kept as the JSON of its type in the domain, because SQL never
-- asks for its fields: every view looks at the whole world in memory.
--
-- 'RAPT' as a big-endian number: by this a file is known as ours before anything in it is trusted.
PRAGMA application_id = 1380012116;

CREATE TABLE journal (
    -- 1, 2, 3 … without a gap, in the order of commits. Clocks may jump; this decides.
    seq     INTEGER PRIMARY KEY,
    -- The operation, and the place of the row within it. Unique: an operation that is sent twice is done once.
    op      TEXT    NOT NULL,
    idx     INTEGER NOT NULL CHECK (idx >= 0),
    -- Why: wanted for itself, or to take back or to do again the operation in `about`.
    cause   TEXT    NOT NULL CHECK (cause IN ('plain', 'undo', 'redo')),
    about   TEXT    CHECK ((about IS NULL) = (cause = 'plain')),
    -- UTC to the millisecond, `2026-11-24T02:00:00.000Z`: its order as text is its order in time.
    at      TEXT    NOT NULL,
    author  TEXT    NOT NULL CHECK (json_valid(author)),
    -- The meeting that was running.
    meeting INTEGER,
    -- What: the name of the change, the version of its form, and the change itself, with codes and never with words.
    kind    TEXT    NOT NULL,
    v       INTEGER NOT NULL CHECK (v >= 1),
    payload TEXT    NOT NULL CHECK (json_valid(payload)),
    -- Which record, field and element of the field it is about, to find who touched it last.
    record  TEXT    NOT NULL,
    field   TEXT    NOT NULL,
    part    TEXT    NOT NULL,
    -- SHA-256 of the row before, and of this row: all columns above and `prev`.
    prev    BLOB    NOT NULL CHECK (length(prev) = 32),
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),
    UNIQUE (op, idx)
) STRICT;

CREATE INDEX journal_by_field ON journal (record, field, part, seq);

-- A replacing insert removes the old row without asking the trigger for deletions; this one refuses it.
CREATE TRIGGER journal_has_no_gap BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal grows at its end only'); END;

CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;

CREATE TRIGGER journal_is_not_cut BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never cut'); END;

-- The records as the last row of the journal left them; `seq` is the row that last touched one.
CREATE TABLE setting (
    key  TEXT    PRIMARY KEY NOT NULL CHECK (key IN ('base', 'program', 'office', 'private')),
    seq  INTEGER NOT NULL REFERENCES journal (seq),
    data TEXT    NOT NULL CHECK (json_valid(data))
) STRICT;

CREATE TABLE site (
    key  TEXT    PRIMARY KEY NOT NULL,
    seq  INTEGER NOT NULL REFERENCES journal (seq),
    data TEXT    NOT NULL CHECK (json_valid(data))
) STRICT;

CREATE TABLE agency (
    key  TEXT    PRIMARY KEY NOT NULL,
    seq  INTEGER NOT NULL REFERENCES journal (seq),
    data TEXT    NOT NULL CHECK (json_valid(data))
) STRICT;

CREATE TABLE issue (
    key  INTEGER PRIMARY KEY NOT NULL,
    seq  INTEGER NOT NULL REFERENCES journal (seq),
    data TEXT    NOT NULL CHECK (json_valid(data))
) STRICT;

CREATE TABLE item (
    key  INTEGER PRIMARY KEY NOT NULL,
    seq  INTEGER NOT NULL REFERENCES journal (seq),
    data TEXT    NOT NULL CHECK (json_valid(data))
) STRICT;

CREATE TABLE meeting (
    key  INTEGER PRIMARY KEY NOT NULL,
    seq  INTEGER NOT NULL REFERENCES journal (seq),
    data TEXT    NOT NULL CHECK (json_valid(data))
) STRICT;

CREATE TABLE entry (
    key  INTEGER PRIMARY KEY NOT NULL,
    seq  INTEGER NOT NULL REFERENCES journal (seq),
    data TEXT    NOT NULL CHECK (json_valid(data))
) STRICT;

-- The whole world right after the row that closed a meeting: what its minutes are printed from, and where going back
-- in time starts to fold. Like the journal it is never changed.
CREATE TABLE snapshot (
    seq     INTEGER PRIMARY KEY REFERENCES journal (seq),
    meeting INTEGER NOT NULL,
    data    TEXT    NOT NULL CHECK (json_valid(data))
) STRICT;

CREATE TRIGGER snapshot_is_not_changed BEFORE UPDATE ON snapshot
BEGIN SELECT RAISE(ABORT, 'a snapshot is never changed'); END;

CREATE TRIGGER snapshot_is_not_cut BEFORE DELETE ON snapshot
BEGIN SELECT RAISE(ABORT, 'a snapshot is never cut'); END;

-- Private values (contacts, memos). The journal holds only their salted digests, so a value can be erased here with its
-- salt and the journal stays whole. Every version is kept until it is erased.
CREATE TABLE secret (
    digest TEXT PRIMARY KEY NOT NULL,
    record TEXT NOT NULL,
    field  TEXT NOT NULL,
    salt   BLOB NOT NULL,
    value  TEXT NOT NULL
) STRICT;
