-- Schema 2: the keys that open over SSH.
--
-- A table of records like the others: the journal is the truth, this shows what it says. The fingerprint is the key, so
-- that whoever knocks is found by what the server knows of them.

CREATE TABLE access_key (
    key  TEXT    PRIMARY KEY NOT NULL,
    seq  INTEGER NOT NULL REFERENCES journal (seq),
    data TEXT    NOT NULL CHECK (json_valid(data))
) STRICT;
