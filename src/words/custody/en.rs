//! One truth in English.

use super::T;

pub(super) fn text(word: T) -> &'static str {
    match word {
        T::RecordCustody => "right to write",
        T::FieldLease => "number of the right to write",
        T::Taken => "taken along to",
        T::Returned => "brought back to",
        T::Reclaimed => "taken back (what was taken along counts as lost) on",
        T::Restored => "restored on",
        T::Elsewhere => "another computer",
        T::HeadAway => "{here}; right to write: {place}",
        T::HeadAwayShort => "{here}; right: {place}",
        T::HeadSince => "{place} since {when}",
        T::AwayTaken => {
            "{who} took the right to write along to {place}, {when}. What is saved here is safe and can be read, but not changed. Afterwards, on {place}: rapat kembalikan; if what was taken along is lost: rapat kembalikan --hilang."
        }
        T::AwayTakenFile => {
            "{who} took the right to write along to {place}, since {when}. What is stored here is safe and can be read, but not changed. When done, here: rapat kembalikan --dari FILE; if what was taken is lost: rapat kembalikan --hilang."
        }
        T::AwayReturned => {
            "The right to write of this copy was let go to {place} by {who}, {when}; here it can only be read, what it holds is safe. If {place} has not got it yet: rapat kembalikan once more, or on {place}: rapat kembalikan --dari FILE. Then record there, or take it along again with rapat bawa."
        }
        T::AwayOther => {
            "Another copy on {place} has the right to write since {when} ({who}); here it can only be read, what it holds is safe. Record there."
        }
        T::AwayMachine => {
            "This database belongs to the computer {host}; on this computer it can only be read, what it holds is safe. To record here, type rapat bawa on {host}. If {host} is gone or has another name now: rapat --db {own} pulih {own}"
        }
        T::AwayPlace => {
            "This is a second copy: the one that may be written is {path}. Here it can only be read, what it holds is safe. Use {path}; if that file won't be used any more: rapat --db {own} pulih {own}"
        }
        T::AwayPlaceGone => {
            "This is a copy of {path}, which is not there any more. Here it can only be read, what it holds is safe. If this file is the one to be used from now on: rapat --db {own} pulih {own}"
        }
        T::AwayMeant => {
            "This file is carried to the computer {host}; on this computer it can only be read, what it holds is safe. Open it on {host}. If that computer won't be used any more: rapat --db {own} pulih {own}"
        }
        T::AwayUnfinished => {
            "The right to write has not arrived in this copy: taking it along was cut off. Here it can only be read, what it holds is safe. Repeat the same rapat bawa from where it came."
        }
        T::AwayOutdated => {
            "The right to write of this copy was taken back on {place}; here it can only be read, and is safe. What was recorded here is not merged: look at it with rapat riwayat, and record on {place} what is needed. To take it along again: rapat --db NEW-FILE bawa SERVER. If it is this copy that will be used from now on: rapat --db {own} pulih {own}"
        }
        T::BoardBack => "This copy has the right to write again.",
        T::CarryOtherDatabase => {
            "These are no copies of one database. Nothing was changed. Check the file or the address."
        }
        T::CarryDiverged => {
            "Both copies were written for themselves since the right to write changed hands (by --hilang or pulih, say). Nothing was merged, changed, or thrown away. See what each holds with rapat --db FILE riwayat, then record again what is needed."
        }
        T::CarrySuperseded => {
            "The right to write of this copy was taken back where it came from (--hilang), and things were recorded there since. Nothing was merged or thrown away; this copy can only be read from now on. Look at it with rapat --db FILE riwayat, and record what is needed again where it came from."
        }
        T::CarryOlder => {
            "That file is an old copy: all that it has is here already. Nothing was changed. Bring the file in which things were recorded."
        }
        T::CarryGap => "Some rows have not arrived. Nothing was changed. Repeat the same command.",
        T::CarrySpoiled => "What arrived is not what was sent ({what}). Nothing was changed. Repeat the same command.",
        T::CarryNotAwaited => "The other copy has the right to write itself and awaits nothing. Nothing was changed.",
        T::CarryNotAtHome => {
            "This copy was itself taken along. Nothing was changed. Bring it back first (rapat kembalikan), then take it along from there."
        }
        T::CarryKeys => {
            "Keys were changed on the copy that was taken along, but they are managed on the office's computer only. Nothing was taken in; it is all still there. The right to write comes back without it by: rapat kembalikan --hilang"
        }
        T::CarryNotLent => {
            "The right to write is not taken along from here or to here. Nothing was changed. See who has it with rapat periksa."
        }
        T::CarryMoved => "Somebody recorded at the same moment. Nothing was changed. Repeat the same command.",
        T::Carried => "The right to write (number {n}) is now in {file}. {path} can only be read until it is back.",
        T::CarriedNext => {
            "In the hall: rapat --db FILE. Afterwards on that computer: rapat --db FILE kembalikan --ke FILE; then at the office: rapat kembalikan --dari FILE."
        }
        T::CarriedFor => "Only the computer {host} can write into that file.",
        T::CarriedAnyone => {
            "That file is not meant for one computer yet: the first computer that records has it. Don't copy it before that, or name the computer: --untuk COMPUTER."
        }
        T::CarryHow => {
            "Take it where? From a server to this computer: rapat bawa rapat@SERVER. With a file: rapat bawa --ke FILE [--untuk COMPUTER]."
        }
        T::TakenHere => {
            "The right to write (number {n}) is here now: {path}. On {server} it can only be read until it is back."
        }
        T::TakenElsewhere => {
            "The right to write in {path} comes from {server}, not from {asked}. Nothing was changed. Bring it back first (rapat kembalikan), or use another file: rapat --db FILE bawa {asked}"
        }
        T::TakenUnasked => "{server} cannot be asked now.",
        T::TakenNext => "From now on without network, too. Afterwards: rapat kembalikan",
        T::BadAddress => {
            "\"{server}\" is no address of a server. Nothing was changed. Example: rapat bawa rapat@kantor"
        }
        T::FileNoServer => {
            "{file} is a file, no server. Nothing has changed. For a file: rapat carry --ke {file}, at the office rapat return --dari {file}."
        }
        T::NoSsh => {
            "The program ssh cannot be run ({why}). Nothing was changed. Install OpenSSH, or use a file (--ke)."
        }
        T::Cut => {
            "The line to {server} was cut or refused; the reason stands above where it was said. Nothing is lost. Repeat the same command: what has arrived does not come in twice."
        }
        T::FarRefused => {
            "{server} refused; the reason stands above. Nothing is lost and nothing was changed here. Where no reason is given, give the same command again."
        }
        T::OwnFileThere => {
            "There is a {path} on this computer already. If that is another database, take this one into a file of its own: rapat --db FILE bawa {server}"
        }
        T::FileMissing => "{file} is not there. Nothing was changed. Check its name and folder.",
        T::OtherForm => {
            "What answers on {server} is not rapat of the same version, or not rapat. Nothing was changed. Install the same version of rapat on both computers."
        }
        T::Back => {
            "The right to write is back in {path} (number {n}): {rows} new rows were taken in and checked. What was taken along can only be read now."
        }
        T::Sealed => {
            "{file} holds everything and can be handed over to {place}; on this computer it can only be read. At the office: rapat kembalikan --dari FILE."
        }
        T::BringHow => {
            "Bring it back from where? At the office: rapat kembalikan --dari FILE. Where it was taken: rapat kembalikan --ke FILE. If it is lost: rapat kembalikan --hilang."
        }
        T::BringFromThere => {
            "To bring it back: on the computer that used it type rapat --db FILE kembalikan --ke FILE, then repeat this here. If that computer is gone: rapat kembalikan --hilang --dari FILE."
        }
        T::ReclaimedNow => {
            "The right to write was taken back (number {n}); {path} can be written again. New rows from the file: {rows}."
        }
        T::ReclaimedNext => {
            "What is still recorded at {place} will not be merged. If it turns up: see it with rapat --db FILE riwayat, then record it again."
        }
        T::RestoredNow => "{path} is the database that is written now (right to write number {n}).",
        T::RestoredAside => "The old one was put aside, not deleted:",
        T::RestoredAll => "All that is recorded there is here as well.",
        T::RestoredMissing => {
            "{n} steps are only there and not here; look with --db and riwayat, record again what is needed."
        }
        T::RestoredUncounted => "What is only there cannot be counted: that file cannot be read.",
        T::RestoredNext => "Any other copy is a second one now: its records will not be merged in here.",
        T::VerifyHere => "The right to write, number {n}, is in this file.",
        T::VerifyBase => "Database {id}, made on {home}.",
    }
}
