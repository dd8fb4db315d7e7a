//! The help in English.

use super::H;

pub(super) fn text(word: H) -> &'static str {
    match word {
        // the program
        H::About => {
            "The board of building sites, and the record of who promised what by when. Without a command: opens the board."
        }
        H::Examples => {
            "rapat demo\nrapat 17\nrapat summary --sejak 4\nrapat action --terlambat --instansi pupr\nrapat set 17 --tahap P --progres 12,5"
        }
        // headings
        H::UsageHeading => "Usage:",
        H::UsageRoot => "[COMMAND] [OPTIONS]",
        H::UsageOptions => "[OPTIONS]",
        H::AliasHeading => "English name:",
        H::WordsHeading => "Arguments",
        H::OptionsHeading => "Options",
        H::EverywhereHeading => "Options everywhere",
        H::ExamplesHeading => "Examples",
        H::Look => "Look",
        H::Write => "Record",
        H::Care => "Database",
        // commands
        H::Charts => "Charts: sites per stage from meeting to meeting, promises kept, age of obstacles, per kecamatan",
        H::ChartValue => "CHART",
        H::ChartName => "One chart only; without it, all",
        H::ChartExamples => "rapat charts\nrapat charts tahap\nrapat charts janji --format json",
        H::Summary => "Twelve lines: totals, what is late, what changed; details with --lengkap",
        H::Site => "The list of sites, or one site in full; in short: rapat 17",
        H::Board => "The board as plain text, grouped by kecamatan",
        H::Issue => "Open issues, the gravest and oldest first",
        H::Action => "Open promises, the latest first",
        H::History => "What was recorded, when and by whom: the newest first",
        H::Agencies => "The instansi that have something to do, the late ones first; or one of them",
        H::Find => "Search sites, instansi, promises, issues, decisions and notes",
        H::Checks => "The checklist of a site, or tick one point of it",
        H::Set => "Set stage, physical progress, land and planned dates of a site",
        H::Report => "Report a new issue at a site",
        H::Capture => "Enter a promise from one line; or a decision, a note, something for later",
        H::Agree => "Seal proposals in the running meeting",
        H::LineValue => "LINE",
        H::CaptureLine => {
            "one line: what, @responsible, +helping, #site, !due (or tgl:due); - reads from a pipe, one promise a line"
        }
        H::CaptureLead => "who is responsible, same as @; also kades, lurah, camat of the site",
        H::CaptureSupport => "who helps, same as +; may be given several times",
        H::CaptureSite => "number, code or name of a site, same as #; may be given several times",
        H::CaptureDue => "the due date as it is said, same as !: jumat, 28/11, akhir bulan, rapat",
        H::CaptureDecision => "write it down as a decision",
        H::CaptureNote => "write it down as a note",
        H::CaptureParked => "put it aside for later",
        H::CaptureTry => "only show how it is read; nothing is saved",
        H::CaptureExamples => {
            "rapat catat 'Lengkapi sertifikat lahan @dinkop +kodim #koto lolo !jumat'\nrapat catat 'Ukur ulang lahan' --instansi kades --lokasi 17 --tenggat 'minggu depan'\nrapat catat 'Gerai memakai lahan desa #17' --keputusan"
        }
        H::ItemToAgree => "number of a proposal, such as TL-12; several may be given",
        H::AgreeExamples => "rapat sahkan TL-12\nrapat sahkan TL-12 TL-13",
        H::Link => "Link a promise to an issue, or let it go",
        H::Settle => "Settle an issue",
        H::Private => "Contact and memo of a site or instansi: to see, to set, to erase; only for who may write",
        H::Settings => "What the office sets: letterhead, signatories, limits, categories, checklist, scope, instansi",
        H::Undo => "Undo your last operation, or the one that is named",
        H::Redo => "Do again what was undone last",
        H::Demo => "The board on sample data, thrown away afterwards; with --db kept in that new file",
        H::Init => "Make a database for another city or programme",
        H::Verify => "Check that the database holds together",
        H::Keys => "Keys that may come in over SSH: list, add, revoke, set",
        H::Gate => "What sshd runs for whoever comes by key",
        H::KeyActValue => "ACT",
        H::KeyAct => "tambah (add), cabut (revoke), daftar (list), setel (set)",
        H::KeyValue => "KEY",
        H::KeyMeant => {
            "to add: a public-key line, a .pub file, or -; else the beginning of a fingerprint or the holder's name; to set also NAME=VALUE"
        }
        H::KeyHolderValue => "WHO",
        H::KeyHolder => "the post or person that holds it",
        H::KeyRoleValue => "ROLE",
        H::KeyRole => "pembaca (reader, as usual) or sekretariat (secretariat)",
        H::KeyReason => "why; needed to revoke",
        H::KeyAll => "the revoked ones as well",
        H::Install => "Print what a server needs for SSH, or check how it is set up",
        H::InstallPartValue => "PART",
        H::InstallPart => "one part only: akun, folder, kunci, or sshd",
        H::InstallCheck => "check what is set up, line by line",
        H::InstallNameValue => "NAME",
        H::InstallWriters => "the account for keys of the secretariat",
        H::InstallReaders => "the account for keys of readers",
        H::InstallFileValue => "FILE",
        H::InstallFolderValue => "FOLDER",
        H::InstallProgram => "the program on the server; usually this one",
        H::InstallKeys => "the folder of the files of keys",
        H::InstallConfig => "the file of the block for sshd",
        H::KeyFormatValue => "FORMAT",
        H::KeyFormat => "tabel, json, csv, or sshd (the server's file of keys)",
        H::KeyExamples => {
            "rapat kunci tambah camat.pub --untuk 'Camat Kumun Debai'\nrapat kunci tambah - --untuk 'Bagian Ekonomi' --peran sekretariat\nrapat kunci setel 'Camat Kumun Debai' tema=gelap ascii=true tombol.urut=z\nrapat kunci cabut 'Camat Kumun Debai' --alasan 'Moved'"
        }
        H::Wall => "The hall's view in a second window: reads only, follows the secretary's board",
        H::WallExamples => "rapat proyektor\nrapat proyektor --tema kontras",
        H::Themes => "The certificate of the themes: whether every screen can be read in the hall, on sample data",
        H::ThemeName => "this theme only",
        H::Hall => "How many rows and columns the last seat can read, and which view fits",
        H::MetresValue => "METRES",
        H::HallHeight => "height of the image on the screen",
        H::HallDistance => "distance of the last seat from the screen",
        H::RatioValue => "SHAPE",
        H::HallRatio => "shape of the image; without it 16:9",
        H::HallExamples => "rapat layar --tinggi 2.0 --jarak 12\nrapat layar --tinggi 1.5 --jarak 8 --bentuk 4:3",
        H::Pictures => "Draw the screens of the README and the guide as SVG, over sample data",
        // everywhere
        H::Db => "the database; without it RAPAT_DB, then the usual place",
        H::DbValue => "FILE",
        H::ReadOnly => "look only; nothing can be changed or made",
        H::Author => "the post or person at the keyboard; without it the computer's user",
        H::AuthorValue => "NAME",
        H::Now => "a frozen clock for rehearsals, such as 2026-11-24T09:00",
        H::NowValue => "TIME",
        H::Language => "language: id or en",
        H::LanguageValue => "LANGUAGE",
        H::Theme => "theme of the board: terang (light), gelap (dark), kontras (contrast) or mono",
        H::ThemeValue => "THEME",
        H::Width => "width of the answer, 40 to 400 columns; without it that of the terminal, or 80",
        H::WidthValue => "COLUMNS",
        H::Ascii => "ASCII letters and signs only",
        H::Colourless => "no colour; the same as NO_COLOR",
        H::Help => "show this help",
        H::Version => "show the version",
        // looking
        H::Full => "all of it, not only what is short",
        H::Format => "tabel (table), json or csv; usually a table",
        H::FormatValue => "FORM",
        H::FormatJson => "tabel (table) or json; usually a table",
        H::FormatJsonValue => "FORM",
        H::AsOf => "as of that day, as it was known then",
        H::DayValue => "DAY",
        H::District => "this kecamatan only",
        H::DistrictValue => "KECAMATAN",
        H::StageFilter => "this stage only (letter or name), or belum (not recorded)",
        H::StageValue => "STAGE",
        H::Level => {
            "only terlambat (late), perhatian (attention), menunggu (waiting), lancar (fine) or belum (not recorded)"
        }
        H::LevelValue => "LEVEL",
        H::AgencyFilter => "only what concerns this instansi",
        H::AgencyValue => "INSTANSI",
        H::SiteFilter => "at this site only",
        H::SiteValue => "SITE",
        H::MeetingValue => "NUMBER",
        H::SinceValue => "MEETING|DAY",
        H::Since => "add what changed since the meeting of that number was closed, or since that day",
        H::SummaryExamples => "rapat summary\nrapat summary --sejak 4\nrapat summary --sejak 20/11 --format json",
        H::Search => "number, code or part of the name; without it all sites in scope",
        H::SearchValue => "SEARCH",
        H::NeedsWords => "those that need words, the most needed first, with the reasons",
        H::PassOver => "passed over in the running meeting; named when it closes",
        H::ReadBack => "what was agreed, as it is read out, instansi by instansi",
        H::ReviewList => "the review: what was due, instansi by instansi",
        H::AllSites => "also those out of scope",
        H::AllIssues => "also those settled or withdrawn",
        H::ResolverFilter => "only those that this instansi has to resolve",
        H::OldIssues => "only those open for long",
        H::ReportedIn => "only those reported in the meeting of that number",
        H::AllItems => "also proposals and what is done or cancelled",
        H::OwnerFilter => "only those that this instansi leads or supports",
        H::LateItems => "only those past their due date",
        H::SealedIn => "only those agreed in the meeting of that number",
        H::Record => "a site, TL-12 or K-5; without it everything",
        H::RecordValue => "SITE|TL-12|K-5",
        H::AllAgencies => "also those without promises or issues, in order of precedence",
        H::AgencyName => "code or part of the name; without it all of them",
        H::TextToFind => "part of a name or a text; nearly the right spelling will do",
        H::TextToFindValue => "TEXT",
        H::FindExamples => "rapat cari sertifikat tanah\nrapat cari TL-12",
        H::CheckValue => "NAME STATE",
        H::CheckToTick => {
            "code or part of the name of a point, then ada (there), belum (missing) or tidak-perlu (not needed); without it the list"
        }
        H::CheckExamples => "rapat syarat 17\nrapat syarat 17 sertifikat ada",
        H::Count => "at most so many operations; usually 20",
        H::CountValue => "COUNT",
        // recording
        H::SiteToSet => "number, code or part of the name",
        H::SetStage => "the stage reached: its letter or the beginning of its name",
        H::SetProgress => "physical progress in percent, such as 12,5",
        H::PercentValue => "PERCENT",
        H::SetPlan => "planned date of a stage, such as P=2026-12-31; P= removes it; can be given several times",
        H::PlanValue => "STAGE=DAY",
        H::SetArea => "area of the land, such as 1.200 m2; - where it is no longer valid",
        H::AreaValue => "AREA",
        H::SetTenure => "paper on which the right to the land rests; - where it is no longer valid",
        H::SetScheme => "how the land may be used; - where it is no longer valid",
        H::PaperValue => "TEXT",
        H::SetPosition => "where it lies, such as '-2.06, 101.39'; - where it is no longer valid",
        H::PositionValue => "POSITION",
        H::SetSource => "who says this figure; usually rapat",
        H::SourceValue => "SOURCE",
        H::SetDay => "as of this day; usually today",
        H::SetReason => "why",
        H::ReasonValue => "REASON",
        H::SetExamples => {
            "rapat set 17 --tahap P --progres 12,5\nrapat set 17 --progres 20 --sumber kodim --tanggal 20/11\nrapat set 17 --rencana P=2026-12-31"
        }
        H::SiteToReport => "number, code or part of the name; K-5 corrects that issue",
        H::IssueText => "what the issue is",
        H::TextValue => "TEXT",
        H::Category => "the kind of issue: code, name or key",
        H::CategoryValue => "CATEGORY",
        H::Severe => "a severe issue",
        H::NotSevere => "an ordinary issue",
        H::Resolver => "the instansi that has to resolve it; - is none",
        H::Reporter => "the instansi that reported it; - is none",
        H::ReportDay => "the day it was reported; usually today",
        H::ReportExamples => {
            "rapat report 17 'Lahan sempit' --kategori lahan\nrapat report 17 'Jalan longsor' --kategori akses --berat --penyelesai pupr\nrapat report K-5 'Lahan sempit di sisi timur' --biasa"
        }
        H::IssueToSettle => "the issue's number, such as K-5",
        H::IssueValue => "ISSUE",
        H::How => "how it was settled",
        H::HowValue => "HOW",
        H::SettleDay => "the day it was settled; usually today",
        H::SettleExamples => "rapat settle K-5 'Tukar guling disetujui'",
        H::ItemValue => "TL",
        H::ItemToLink => "number of a promise, such as TL-12",
        H::IssueToLink => "the issue that it is to remove, such as K-5",
        H::Unlink => "no longer about any issue",
        H::LinkExamples => "rapat kaitkan TL-12 K-5\nrapat kaitkan TL-12 --lepas",
        H::LetterheadValue => "LINES",
        H::SetLetterhead => "lines of the letterhead, separated by /; '' takes it away",
        H::SignatoryValue => "ROLE=WHO",
        H::SetSignatory => "who signs: pimpinan, sekretaris or pencatat = 'post; name; rank; NIP'",
        H::ThresholdValue => "LIMIT=NUMBER",
        H::SetThreshold => "a limit, such as tanpa_kabar=10",
        H::ScopeValue => "SITE=YA|TIDAK",
        H::SetScope => "whether the programme covers this site: ya (yes) or tidak (no)",
        H::AgencyNameValue => "CODE=NAME",
        H::SetAgencyName => "the name of this instansi",
        H::AgencyAliasValue => "CODE=ALIASES",
        H::SetAgencyAlias => "all other names of this instansi, separated by commas",
        H::AgencyOrderValue => "CODE=NUMBER",
        H::SetAgencyOrder => "place of this instansi in the order of precedence; the small ones come first",
        H::NewAgencyValue => "CODE=NAME",
        H::SetNewAgency => "a new instansi, such as 'blud=Layanan Pasar; pasar, blud pasar' with its other names",
        H::CategoryEditValue => "CODE=TEXT",
        H::SetCategory => "a category of obstacles = 'key; name; meaning', new or changed; CODE= takes it out",
        H::CheckEditValue => "CODE=NAME",
        H::SetCheck => "the name of a point of the checklist; GROUP/CODE=NAME adds a new one; CODE= takes it out",
        H::PrivateOfValue => "SITE|INSTANSI",
        H::PrivateOf => "number, code or part of the name of a site; or code or name of an instansi",
        H::PrivateFieldValue => "FIELD",
        H::PrivateField => "kontak or memo; without this both are shown",
        H::PrivateTextValue => "TEXT",
        H::PrivateText => "what it says; - reads it from the pipe, so that it stays in no history of the shell",
        H::PrivateErase => "erase this for good; it cannot be brought back",
        H::PrivateExamples => {
            "rapat pribadi 17\nrapat pribadi 17 kontak - < contact.txt\nrapat pribadi bpkad memo 'Call before the meeting'\nrapat pribadi 17 kontak --hapus"
        }
        H::SettingsExamples => {
            "rapat setelan\nrapat setelan --ambang tanpa_kabar=10 --sasaran 17=tidak\nrapat setelan --kop 'PEMERINTAH KOTA / SEKRETARIAT DAERAH'"
        }
        H::Operation => "the operation, as shown by rapat log; without it the last one",
        H::OperationValue => "OPERATION",
        H::Partial => "where part of it is no longer possible, do the rest",
        // holding on to promises
        H::StartItem => "Say that a promise is under way",
        H::FinishItem => "Say that a promise is done, as a whole or at some of its sites",
        H::ConfirmItem => "Record that another instansi confirms that a promise is done",
        H::ShiftItem => "Move the due date of a promise; the first one stays on record",
        H::CancelItem => "Cancel a promise, with a reason",
        H::Messages => "Reminders per instansi, ready to paste into WhatsApp",
        H::ItemToShow => "one promise in full, such as TL-12",
        H::IssueToShow => "one issue in full, such as K-5",
        H::ItemNumber => "number of the promise, such as TL-12",
        H::DoneAt => "only at this site; can be given several times; without it at all that are left",
        H::Evidence => {
            "what proves it: number of a letter, name of a photo file; without it marked as without evidence"
        }
        H::EvidenceValue => "EVIDENCE",
        H::SaidBy => "the instansi that says so, where that is not who is responsible",
        H::DoneDay => "day on which it was done; usually today",
        H::ConfirmedBy => "the other instansi that confirms it",
        H::ConfirmDay => "day of the confirmation; usually today",
        H::ShiftTo => "the new due date, such as 27/11, 'jumat depan', rapat",
        H::FinishExamples => {
            "rapat selesai TL-12 --bukti 'Surat 600/12'\nrapat selesai TL-12 --lokasi 17 --oleh camat-pesisir-bukit"
        }
        H::ShiftExamples => "rapat geser TL-12 'jumat depan' --alasan 'Menunggu pengukuran'",
        H::MessageAgency => "code or part of the name; without it all instansi, then what nobody is responsible for",
        H::LedgerBy => "grouped by instansi, tenggat, kecamatan or rapat",
        H::LedgerByValue => "GROUPING",
        H::LedgerMark => "only terlambat, jatuh-tempo, tanpa-tenggat, tanpa-penanggung-jawab or dinaikkan",
        H::LedgerMarkValue => "MARK",
        // care
        H::Import => "Import a CSV or XLSX sheet: sites, obstacles or promises",
        H::ImportFileValue => "FILE|-",
        H::ImportFile => {
            "a CSV or XLSX sheet; - reads what is piped in. An empty cell changes nothing; a row of obstacles or promises without a number adds a new one"
        }
        H::ImportKindValue => "KIND",
        H::ImportKind => "what its rows are: lokasi, kendala or tindak; usually clear from its headings",
        H::ImportTry => "only show what would happen; nothing is saved",
        H::ImportPartial => {
            "save the rows that are right although others are refused; without it one refused row holds back all"
        }
        H::ImportExamples => {
            "rapat impor lokasi.xlsx --coba\nrapat lokasi --format csv >lokasi.csv     edited, then: rapat impor lokasi.csv\nrapat impor kodim.csv --sumber kodim --tanggal 20/11 --sebagian\nssh rapat@kantor impor - <lokasi.csv"
        }
        H::Export => "Export all sites, obstacles, promises or the history as a sheet",
        H::ExportKind => "what is exported: lokasi, kendala, tindak or riwayat",
        H::ExportExamples => {
            "rapat ekspor --jenis lokasi -o lokasi.xlsx     edited, then: rapat impor lokasi.xlsx\nrapat ekspor --jenis tindak --format csv >tindak.csv\nssh rapat@kantor ekspor --jenis kendala --format xlsx >kendala.xlsx"
        }
        H::FileValue => "FILE",
        H::ProgramFile => "the programme: stages, categories, checklist, instansi (TOML)",
        H::RosterFile => "the list of sites (CSV)",
        H::FolderValue => "FOLDER",
        H::PicturesFolder => "where the pictures go; pictures of the same names are replaced",
        H::InitExamples => "rapat init --program kota-lain.toml --roster lokasi.csv --db kota-lain.db",
        H::Seed => "seed of the sample data; the same seed gives the same data",
        H::SeedValue => "SEED",
        H::DemoExamples => {
            "rapat demo\nrapat demo --db contoh.db\nrapat demo --db contoh.db --benih 7 --sekarang 2026-11-24T09:00"
        }
        H::Gather => "Meetings",
        H::Meetings => "The meetings: running, planned and held",
        H::Plan => "Plan a meeting, change its data, or cancel it",
        H::Start => "Start the planned meeting, or another one",
        H::Roll => "The roll: who is here, and which sites are stuck because somebody is not",
        H::Agenda => "The agenda with the time spent on each item, or go on to another item",
        H::Discuss => "What was put aside for later, or say that one of it has been discussed",
        H::Close => "Close the meeting; what is vague is listed first",
        H::Correct => "A correction: open a closed meeting again, or set right a TL that was sealed",
        H::AnyMeetingValue => "MEETING",
        H::MeetingToShow => "number, code such as rencana-5, or part of the title: that meeting in full",
        H::AllMeetings => "also the cancelled ones",
        H::MeetingsExamples => "rapat meetings\nrapat meetings 4 --format json",
        H::TitleValue => "TITLE",
        H::ClockValue => "TIME",
        H::PlaceValue => "PLACE",
        H::PointValue => "ITEM",
        H::LetterValue => "NUMBER",
        H::OfficerValue => "WHO",
        H::NameValue => "NAME",
        H::PostValue => "POST",
        H::TurnValue => "NUMBER",
        H::DoubtValue => "CODE",
        H::PlanTitle => "title of the meeting",
        H::PlanDay => "date of the meeting",
        H::PlanBegins => "when it begins, such as 09:00",
        H::PlanEnds => "when it ends",
        H::PlanPlace => "where it is held",
        H::PlanAgenda => "one agenda item; may be repeated. With --ubah: 2=TEXT replaces, 2= removes",
        H::PlanLetter => "number of the letter of invitation",
        H::PlanLetterDay => "date of the letter of invitation",
        H::PlanChair => "chair: 'post; name; rank; NIP'",
        H::PlanSecretary => "secretary, written alike",
        H::PlanRecorder => "recorder, written alike",
        H::PlanInvite => "invite this instansi",
        H::PlanExclude => "do not invite this instansi",
        H::PlanChange => "change this meeting; what is not said stays, - empties",
        H::PlanCancel => "cancel this planned meeting",
        H::PlanExamples => {
            "rapat plan 'Rapat teknis' --tanggal 26/11 --jam 09:00 --tempat 'Aula' --acara 'Lahan' --acara 'Dana'\nrapat plan --ubah rencana-5 --tanggal 27/11\nrapat plan --batal rencana-5"
        }
        H::StartTitle => "title of a new meeting; without it the planned one",
        H::StartNumber => "its number; usually the next one",
        H::StartDay => "date of an earlier meeting that is entered afterwards",
        H::StartPlanned => "this planned meeting",
        H::StartExamples => {
            "rapat start\nrapat start 'Rapat teknis' --nomor 12\nrapat start 'Rapat awal' --tanggal 5/11 --nomor 1"
        }
        H::WhoIsHere => "who is here: code or name; without it the roll",
        H::IsAbsent => "they are absent",
        H::IsRepresented => "they are represented by this person; may be ''",
        H::IsUncalled => "their answer is taken back: not called yet",
        H::WhoCame => "name of who came",
        H::PostOfWhoCame => "that person's post",
        H::Mandate => "by whose mandate",
        H::TheRest => "all who have not been called yet",
        H::WhichMeeting => "another meeting than the running one",
        H::RollExamples => {
            "rapat roll kodim pupr bpkad\nrapat roll bpn --tidak\nrapat roll setda --diwakili 'Kabag Umum' --mandat Sekda\nrapat roll"
        }
        H::Turn => "the item discussed now: its number, lanjut (next) or selesai (done); without it the list",
        H::ChangeAgenda => "add an item; 2=TEXT replaces, 2= removes; may be repeated",
        H::AgendaExamples => "rapat agenda\nrapat agenda lanjut\nrapat agenda 3\nrapat agenda --acara 'Lain-lain'",
        H::AcceptAll => "accept all that is vague as it is",
        H::AcceptOne => "accept one thing by its code, such as 'usulan TL-3'; may be repeated",
        H::CloseExamples => "rapat close\nrapat close --terima\nrapat close --terima-hal 'acara 4'",
        H::MeetingToCorrect => "number of a closed meeting, or a TL that was sealed in the running one",
        H::CorrectExamples => {
            "rapat correct 4 --alasan 'Tanggal TL-12 salah catat'\nrapat correct TL-12 --tenggat 'jumat depan' --alasan 'Salah dengar'"
        }
        H::Kind => "Change the kind of what was said: a decision, a note, for later, or a promise",
        H::KindOf => "number of a decision or note, or a proposal such as TL-12",
        H::KindValue => "KIND",
        H::KindTo => "keputusan, catatan, dibahas-nanti or tindak",
        H::KindExamples => "rapat kind 7 keputusan\nrapat kind 7 tindak\nrapat kind TL-12 catatan",
        H::CorrectValue => "MEETING|TL",
        H::CorrectText => "the right words, for a TL",
        H::CorrectLead => "who is responsible, for a TL; - is nobody",
        H::CorrectDue => "the right due date, for a TL",
        H::ParkedToHandle => "number of what has been discussed; without it the list",
        H::DiscussExamples => "rapat discuss\nrapat discuss 7",
        // paper
        H::Minutes => "Minutes of a meeting as docx, pdf, xlsx, md, txt, html, json or csv",
        H::Paper => "Paper",
        H::MinutesOf => "number of the meeting; without it the running one, else the last one closed",
        H::PaperFormat => "format; without it by the ending of the name in -o, else txt",
        H::PaperFile => "the file to write; without it or with - to standard output",
        H::PaperFileValue => "FILE",
        H::PaperReplace => "replace a file that is there",
        H::MinutesVersion => "version of the minutes; without it the last closed one",
        H::MinutesPlainCsv => "csv with commas and without a mark, for other programs",
        H::MinutesExamples => {
            "rapat notula 4 -o minutes-4.docx\nrapat notula -o minutes.pdf --timpa\nrapat notula 4 --format csv --csv-polos"
        }
        H::VerifyCode => "whether the minutes with this code are still as they were closed",
        H::VerifyCodeValue => "CODE",
        // one truth
        H::Carry => "Take the right to write along to where there is no network; here is read-only until it is back",
        H::CarryTo => "the file that is carried, on a USB stick say; made, or brought up if it was carried before",
        H::CarryFor => "only the computer of this name may use it (there: hostname)",
        H::CarryExamples => "rapat bawa rapat@kantor\nrapat bawa --ke /media/usb/rapat.db --untuk laptop-notulis",
        H::HostValue => "COMPUTER",
        H::ServerValue => "SERVER",
        H::CarryServer => "the server whose right to write is fetched over SSH to this computer, such as rapat@kantor",
        H::CarryServe => "the server's end; used by rapat itself over ssh",
        H::BringServer => "the server it came from; without this the one from which it was fetched",
        H::Bring => "Bring back what was taken along, with all that was recorded there; or say that it is lost",
        H::BringFrom => "at the office: the file that was carried back",
        H::BringTo => "where it was taken: a file to be carried to the office, or the office's database itself",
        H::BringLost => {
            "at the office: what was taken along is lost; the right to write comes back, its records are never merged (with --dari: those of that file are)"
        }
        H::BringExamples => {
            "rapat kembalikan\nrapat kembalikan --dari /media/usb/rapat.db\nrapat kembalikan --ke /media/usb/rapat.db\nrapat kembalikan --hilang"
        }
        H::Restore => {
            "Make this copy the database that is written, with a new right to write; the old one is put aside"
        }
        H::RestoreFile => "a copy or backup; may be the database itself, after a move to another computer",
        H::RestoreExamples => "rapat pulih cadangan.db\nrapat --db /srv/rapat/rapat.db pulih /srv/rapat/rapat.db",
        // invitation and summary
        H::Invite => "Invitation to a meeting with the agenda from the data, and the sheet to sign",
        H::InviteTo => "number of the meeting; without it the one that is planned next",
        H::InviteExamples => "rapat invitation -o invitation.docx\nrapat invitation 5 -o invitation.pdf --timpa",
        H::SummaryFormatValue => "FORMAT",
        H::SummaryFormat => "tabel, json, csv; or one page that says what changed: docx, pdf, md, txt, html",
        // completions and the page for man
        H::Completions => "The script by which a shell completes commands and options with Tab",
        H::CompletionExamples => {
            "rapat completions bash > ~/.local/share/bash-completion/completions/rapat\nrapat completions zsh > ~/.zfunc/_rapat\nrapat completions fish > ~/.config/fish/completions/rapat.fish"
        }
        H::ShellValue => "SHELL",
        H::Shell => "bash, zsh or fish",
        H::Manual => "The page for man: all commands and their options on one page",
        H::ManualExamples => "rapat man | man -l -\nrapat man > ~/.local/share/man/man1/rapat.1",
        H::ManualName => "Name",
        H::ManualInShort => "board of building sites, and record of what a meeting was promised",
        H::ManualSynopsis => "Synopsis",
        H::ManualDescription => "Description",
        H::ManualExit => "Exit status",
        H::ManualExits => {
            "0 done\n1 failed; the message says what is safe\n2 wrong usage\n3 not found\n4 several fit; the message names them\n5 busy, no rights, or made by a newer rapat\n6 no rapat database, or damaged"
        }
        H::ManualFiles => "Files",
        H::ManualFileList => {
            "~/.local/share/rapat/rapat.db the usual database; another with --db or RAPAT_DB\n~/.config/rapat/rapat.toml what a person likes: language, theme, keys"
        }
    }
}
