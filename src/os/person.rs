//! Who sits at this process, as the system vouches for it: what goes into the journal beside the post that a person
//! claims. The environment is not asked, since anyone can set it.

/// The name of the account this process belongs to, or `uid-1000` where the local account list doesn't know it.
pub fn user_name() -> String {
    let uid = rustix::process::getuid().as_raw();
    let accounts = std::fs::read("/etc/passwd").unwrap_or_default();
    account(&String::from_utf8_lossy(&accounts), uid).map_or_else(|| format!("uid-{uid}"), str::to_owned)
}

/// This machine's name in its network, without the domain; empty if it has none.
pub fn host_name() -> String {
    let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
    name.split('.').next().unwrap_or_default().chars().filter(|c| c.is_ascii_graphic()).collect()
}

/// Where the system keeps the identity of this machine.
pub const MACHINE_ID: [&str; 2] = ["/etc/machine-id", "/var/lib/dbus/machine-id"];

/// The identity that the system gave this machine when it was set up; `None` where it has none. It is for this machine
/// alone: what goes elsewhere is a digest.
pub fn machine_id() -> Option<String> {
    let read = |file| Some(std::fs::read_to_string(file).ok()?.trim().to_owned());
    MACHINE_ID.into_iter().filter_map(read).find(|id| !id.is_empty() && id.chars().all(|c| c.is_ascii_hexdigit()))
}

/// The name of the terminal on standard input, without the folder of devices; empty where there is none.
pub fn terminal_name() -> String {
    let name = rustix::termios::ttyname(std::io::stdin(), Vec::new()).unwrap_or_default();
    let name = name.to_string_lossy();
    name.trim_start_matches("/dev/").chars().filter(|c| c.is_ascii_graphic()).collect()
}

/// The first account of a list in the form of `passwd(5)` that has this number and a name fit to be printed.
fn account(list: &str, uid: u32) -> Option<&str> {
    list.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, _, number) = (fields.next()?, fields.next()?, fields.next()?);
        let printable = !name.is_empty() && name.len() <= 64 && name.chars().all(|c| c.is_ascii_graphic());
        (printable && number.parse() == Ok(uid)).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_list_is_read_by_number() {
        let list = "root:x:0:0:root:/root:/bin/bash\n# note\n\nbroken\nsekretariat:x:1000:1000::/home/s:/bin/sh\n\
                    again:x:1000:1000::/:/bin/sh\nesc\u{1b}[2J:x:7:7::/:/bin/sh\n";
        assert_eq!(account(list, 0), Some("root"));
        assert_eq!(account(list, 1000), Some("sekretariat"));
        assert_eq!(account(list, 7), None, "a name that could drive a terminal is no name");
        assert_eq!(account(list, 1), None);
    }

    #[test]
    fn names_of_this_process_can_be_printed() {
        let user = user_name();
        assert!(!user.is_empty() && user.chars().all(|c| c.is_ascii_graphic()));
        assert!(host_name().chars().all(|c| c.is_ascii_graphic() && c != '.'));
    }
}
