//! Who owns a file, who may do what with it, and the accounts and groups of this machine as its own lists say: what an
//! installation is checked by. The kernel's rule of access is followed here for accounts other than this process's own.

use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// To read, to write, to run or go through; the kernel's own bits.
pub const READ: u8 = 4;
/// To write.
pub const WRITE: u8 = 2;
/// To run a file, to go through a folder.
pub const ENTER: u8 = 1;

/// Owner, group and mode of what stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The number of its owner.
    pub owner: u32,
    /// The number of its group.
    pub group: u32,
    /// The mode, without the kind of file.
    pub mode: u32,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// An account of this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub number: u32,
    /// All groups it belongs to.
    pub groups: Vec<u32>,
    /// Its home.
    pub home: PathBuf,
    /// What a log-in starts.
    pub shell: String,
}

/// Owner, group and mode, of the entry itself or of what a link leads to.
pub fn standing(path: &Path) -> io::Result<Standing> {
    let entry = std::fs::metadata(path)?;
    let mode = entry.mode() & 0o7777;
    Ok(Standing { owner: entry.uid(), group: entry.gid(), mode, is_folder: entry.is_dir() })
}

/// The account of this name, if the machine's own list has it.
pub fn account(name: &str) -> Option<Account> {
    account_in(&list("/etc/passwd"), &list("/etc/group"), name)
}

/// The name of a group, or its number where it has none.
pub fn group_name(number: u32) -> String {
    name_of(&list("/etc/group"), number)
}

/// The name of an account, or its number where it has none.
pub fn owner_name(number: u32) -> String {
    name_of(&list("/etc/passwd"), number)
}

/// The number of the group of this name.
pub fn group(name: &str) -> Option<u32> {
    numbered(&list("/etc/group"), name)
}

/// Whether this process may do everything.
pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Whether a folder is there for a group of accounts: they may make files in it, and those get the group of the folder.
pub fn is_shared(folder: &Path) -> io::Result<bool> {
    Ok(standing(folder)?.mode & 0o2030 == 0o2030)
}

/// Whether this process may make files in a folder.
pub fn may_write_here(folder: &Path) -> bool {
    rustix::fs::access(folder, rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK).is_ok()
}

/// Whether this process may write a file.
pub fn may_write(file: &Path) -> bool {
    rustix::fs::access(file, rustix::fs::Access::WRITE_OK).is_ok()
}

/// What an account may do with what stands at a path, by owner, group, mode and access list.
pub fn allowed(who: &Account, path: &Path) -> io::Result<u8> {
    let entry = standing(path)?;
    if who.number == 0 {
        return Ok(READ | WRITE | ENTER);
    }
    Ok(weigh(who, entry, &access_list(path, "system.posix_acl_access")?))
}

/// What new files in a folder will let an account do that is no owner of them; nothing said, where the folder has no list
/// to pass on.
pub fn passed_on(who: &Account, folder: &Path) -> io::Result<Option<u8>> {
    let list = access_list(folder, "system.posix_acl_default")?;
    let entry = Standing { owner: u32::MAX, group: standing(folder)?.group, mode: 0, is_folder: false };
    Ok((!list.is_empty()).then(|| weigh(who, entry, &list)))
}

/// One line of an access list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Grant {
    tag: u16,
    bits: u8,
    number: u32,
}

const OWNER: u16 = 1;
const NAMED_OWNER: u16 = 2;
const GROUP: u16 = 4;
const NAMED_GROUP: u16 = 8;
const MASK: u16 = 16;
const OTHERS: u16 = 32;

fn weigh(who: &Account, entry: Standing, list: &[Grant]) -> u8 {
    let of = |shift: u32| u8::try_from(entry.mode >> shift & 7).unwrap_or_default();
    let plain = [(OWNER, of(6), 0), (GROUP, of(3), 0), (OTHERS, of(0), 0)];
    let plain = plain.map(|(tag, bits, number)| Grant { tag, bits, number });
    let list = if list.is_empty() { &plain[..] } else { list };
    let first = |tag: u16| list.iter().find(|grant| grant.tag == tag).map(|grant| grant.bits);
    let mask = first(MASK).unwrap_or(7);
    if who.number == entry.owner {
        return first(OWNER).unwrap_or_default();
    }
    if let Some(named) = list.iter().find(|grant| grant.tag == NAMED_OWNER && grant.number == who.number) {
        return named.bits & mask;
    }
    let mut of_groups = list.iter().filter(|grant| match grant.tag {
        GROUP => who.groups.contains(&entry.group),
        NAMED_GROUP => who.groups.contains(&grant.number),
        _ => false,
    });
    match of_groups.next() {
        Some(grant) => of_groups.fold(grant.bits, |bits, grant| bits | grant.bits) & mask,
        None => first(OTHERS).unwrap_or_default(),
    }
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn access_list(path: &Path, name: &str) -> io::Result<Vec<Grant>> {
    use rustix::io::Errno;
    let mut bytes = [0_u8; 4096];
    match rustix::fs::getxattr(path, name, &mut bytes[..]) {
        Ok(length) => Ok(grants(bytes.get(..length).unwrap_or_default())),
        Err(Errno::NODATA | Errno::OPNOTSUPP) => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn access_list(_: &Path, _: &str) -> io::Result<Vec<Grant>> {
    Ok(Vec::new())
}

/// The kernel's form: a version, then a tag, bits and a number for each line.
#[cfg_attr(
    not(any(target_os = "linux", target_os = "android")),
    cfg_attr(not(test), expect(dead_code, reason = "Linux alone has this form"))
)]
fn grants(bytes: &[u8]) -> Vec<Grant> {
    let lines = bytes.get(4..).unwrap_or_default().chunks_exact(8);
    let short = |line: &[u8], at: usize| u16::from_le_bytes([line[at], line[at + 1]]);
    let grants = lines.map(|line| Grant {
        tag: short(line, 0),
        bits: u8::try_from(short(line, 2) & 7).unwrap_or_default(),
        number: u32::from(short(line, 4)) | u32::from(short(line, 6)) << 16,
    });
    grants.collect()
}

fn list(path: &str) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned()
}

fn name_of(list: &str, number: u32) -> String {
    let name = list.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, _, found) = (fields.next()?, fields.next()?, fields.next()?);
        let printable = !name.is_empty() && name.chars().all(|c| c.is_ascii_graphic());
        (printable && found.parse() == Ok(number)).then(|| name.to_owned())
    });
    name.unwrap_or_else(|| number.to_string())
}

fn numbered(list: &str, name: &str) -> Option<u32> {
    let mut lines = list.lines().map(|line| line.split(':'));
    lines.find_map(|mut fields| (fields.next()? == name).then(|| fields.nth(1)?.parse().ok())?)
}

fn account_in(accounts: &str, groups: &str, name: &str) -> Option<Account> {
    let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
    let fields: Vec<&str> = line.split(':').collect();
    let [_, _, number, group, _, home, shell] = fields.as_slice() else { return None };
    let of_groups = groups.lines().filter_map(|line| {
        let fields: Vec<&str> = line.split(':').collect();
        let is_in = fields.get(3)?.split(',').any(|member| member == name);
        is_in.then(|| fields.get(2)?.parse().ok())?
    });
    Some(Account {
        number: number.parse().ok()?,
        groups: std::iter::once(group.parse().ok()?).chain(of_groups).collect(),
        home: home.into(),
        shell: (*shell).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCOUNTS: &str = "root:x:0:0:root:/root:/bin/bash\nrapat:x:990:980::/var/lib/rapat:/bin/sh\nputus:x:1\n";
    const GROUPS: &str = "root:x:0:\nrapat:x:980:\nbaca:x:981:rapat,siti\nlain:x:982:siti\n";

    #[test]
    fn an_account_has_all_its_groups() {
        let rapat = account_in(ACCOUNTS, GROUPS, "rapat").unwrap();
        assert_eq!((rapat.number, rapat.groups.as_slice()), (990, &[980, 981][..]));
        assert_eq!((rapat.home.to_str(), rapat.shell.as_str()), (Some("/var/lib/rapat"), "/bin/sh"));
        assert_eq!(account_in(ACCOUNTS, GROUPS, "putus"), None);
        assert_eq!(account_in(ACCOUNTS, GROUPS, "siti"), None);
        assert_eq!((numbered(GROUPS, "lain"), numbered(GROUPS, "")), (Some(982), None));
        assert_eq!((name_of(GROUPS, 981), name_of(GROUPS, 7)), ("baca".to_owned(), "7".to_owned()));
    }

    fn who(number: u32, groups: &[u32]) -> Account {
        Account { number, groups: groups.to_vec(), home: PathBuf::new(), shell: String::new() }
    }

    #[test]
    fn the_first_class_that_fits_decides() {
        let entry = Standing { owner: 1, group: 10, mode: 0o640, is_folder: false };
        for (number, groups, bits) in [(1, &[10][..], 6), (2, &[9, 10][..], 4), (3, &[9][..], 0)] {
            assert_eq!(weigh(&who(number, groups), entry, &[]), bits, "{number}");
        }
        // The owner has less than the group, and gets no more.
        let entry = Standing { mode: 0o070, ..entry };
        assert_eq!(weigh(&who(1, &[10]), entry, &[]), 0);
    }

    #[test]
    fn an_access_list_names_further_ones_within_its_mask() {
        let grant = |tag, bits, number| Grant { tag, bits, number };
        let list = [
            grant(OWNER, 6, u32::MAX),
            grant(NAMED_OWNER, 7, 5),
            grant(GROUP, 0, u32::MAX),
            grant(NAMED_GROUP, 6, 20),
            grant(MASK, 4, u32::MAX),
            grant(OTHERS, 0, u32::MAX),
        ];
        let entry = Standing { owner: 1, group: 10, mode: 0o640, is_folder: false };
        for (number, groups, bits) in
            [(1, &[10][..], 6), (5, &[9][..], 4), (6, &[10][..], 0), (6, &[10, 20][..], 4), (7, &[9][..], 0)]
        {
            assert_eq!(weigh(&who(number, groups), entry, &list), bits, "{number} {groups:?}");
        }
    }

    #[test]
    fn the_kernels_form_is_read() {
        let mut bytes = 2_u32.to_le_bytes().to_vec();
        for (tag, bits, number) in [(OWNER, 7_u16, u32::MAX), (NAMED_GROUP, 5, 70_000)] {
            bytes.extend(tag.to_le_bytes());
            bytes.extend(bits.to_le_bytes());
            bytes.extend(number.to_le_bytes());
        }
        let list = grants(&bytes);
        assert_eq!(list[1], Grant { tag: NAMED_GROUP, bits: 5, number: 70_000 });
        assert_eq!(list.len(), 2);
        assert_eq!(grants(b"ab"), []);
    }
}
