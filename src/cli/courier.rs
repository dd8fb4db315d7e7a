//! What goes between two computers when the right to write is taken along or brought back over SSH: a few messages, one a
//! line, the rows as they are. On the far side it is this program too, behind the gate. Here is how they are sent and how
//! the system's `ssh` is started; what they lead to is decided by the commands.

use super::failure::{Ending, Failure};
use crate::domain::ids::CopyId;
use crate::store::{Hello, Parcel};
use crate::words::{Language, T};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The form of the messages. Another one is refused, not guessed at.
const FORM: u32 = 1;
/// Longer messages are none: a history of many years fits, a line made to fill the memory does not.
const LONGEST: u64 = 256 * 1024 * 1024;

/// What is sent.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Message {
    /// Who wants to take the right to write along, and how far its copy has come.
    Take {
        /// The form of the messages.
        form: u32,
        /// The copy that is to have it.
        copy: CopyId,
        /// Its computer.
        host: String,
        /// How far it has come; nothing where it is yet to be made.
        has: Option<Hello>,
    },
    /// Who wants to bring it back.
    Bring {
        /// The form of the messages.
        form: u32,
    },
    /// How far a copy has come by now.
    Has(Hello),
    /// What it is missing.
    Rows(Parcel),
}

impl Message {
    /// The first message of whoever takes along.
    pub fn take(copy: CopyId, host: String, has: Option<Hello>) -> Self {
        Self::Take { form: FORM, copy, host, has }
    }

    /// The first message of whoever brings back.
    pub fn bring() -> Self {
        Self::Bring { form: FORM }
    }

    /// Whether both sides mean the same by the messages.
    pub fn is_known(&self) -> bool {
        match self {
            Self::Take { form, .. } | Self::Bring { form } => *form == FORM,
            Self::Has(_) | Self::Rows(_) => true,
        }
    }
}

/// One end of the line.
pub struct Line<R, W> {
    from: BufReader<R>,
    to: W,
}

impl<R: Read, W: Write> Line<R, W> {
    /// Over these two.
    pub fn new(from: R, to: W) -> Self {
        Self { from: BufReader::new(from), to }
    }

    /// Sends a message, so that it is on its way when this returns.
    ///
    /// # Errors
    /// The other side is gone.
    pub fn send(&mut self, message: &Message) -> io::Result<()> {
        let mut text = serde_json::to_vec(message)?;
        text.push(b'\n');
        self.to.write_all(&text)?;
        self.to.flush()
    }

    /// The next message.
    ///
    /// # Errors
    /// The other side is gone, or what it says is no message.
    pub fn next(&mut self) -> io::Result<Message> {
        let message: Message = read(&mut self.from)?;
        if message.is_known() { Ok(message) } else { Err(io::ErrorKind::Unsupported.into()) }
    }
}

fn read<T: DeserializeOwned>(from: &mut impl BufRead) -> io::Result<T> {
    let mut text = Vec::new();
    from.take(LONGEST).read_until(b'\n', &mut text)?;
    match text.last() {
        Some(b'\n') => Ok(serde_json::from_slice(&text)?),
        _ => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

/// This process as the far side: what comes in and what goes out is the line.
pub fn own_line() -> Line<io::Stdin, io::Stdout> {
    Line::new(io::stdin(), io::stdout())
}

/// A server that was reached.
pub struct Server {
    address: String,
    child: Child,
    line: Line<ChildStdout, ChildStdin>,
}

impl Server {
    /// Calls a server with the system's `ssh` and asks for this on the far side. No shell is between: the address is one
    /// argument, and can be no option.
    ///
    /// # Errors
    /// The address is none, or there is no `ssh`.
    pub fn call(address: &str, asks: &str, language: Language) -> Result<Self, Failure> {
        must_be_address(address, language)?;
        let ssh =
            Command::new("ssh").args(["-T", "--", address, asks]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = ssh.map_err(|why| Failure::new(Ending::Failed, language.say(T::NoSsh, &[("why", &why)])))?;
        let (Some(from), Some(to)) = (child.stdout.take(), child.stdin.take()) else {
            return Err(Failure::new(Ending::Failed, language.say(T::NoSsh, &[("why", &"")])));
        };
        Ok(Self { address: address.to_owned(), child, line: Line::new(from, to) })
    }

    /// The line to it.
    pub fn line(&mut self) -> &mut Line<ChildStdout, ChildStdin> {
        &mut self.line
    }

    /// How far the copy there has come, where that is what comes next.
    ///
    /// # Errors
    /// It is gone, or says something else.
    pub fn hello(&mut self) -> io::Result<Hello> {
        match self.line.next()? {
            Message::Has(hello) => Ok(hello),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    /// The rows that come next.
    ///
    /// # Errors
    /// It is gone, or says something else.
    pub fn rows(&mut self) -> io::Result<Parcel> {
        match self.line.next()? {
            Message::Rows(parcel) => Ok(parcel),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    /// Lets it go.
    pub fn hang_up(self) {
        let Self { mut child, line, .. } = self;
        drop(line);
        // What it still has to say does not matter any more.
        let _ = child.wait();
    }

    /// It went away, or said what is no message: why, it has said itself.
    pub fn lost(self, language: Language, why: &io::Error) -> Failure {
        let Self { address, mut child, line } = self;
        drop(line);
        let code = child.wait().ok().and_then(|status| status.code());
        // What this program says there is an answer also here; 255 is what ssh says of itself.
        let refused = code.and_then(|code| u8::try_from(code).ok()).filter(|code| (1..=6).contains(code));
        let what = match why.kind() {
            io::ErrorKind::Unsupported | io::ErrorKind::InvalidData => T::OtherForm,
            _ if refused.is_some() => T::FarRefused,
            _ => T::Cut,
        };
        let failure = Failure::new(Ending::Failed, language.say(what, &[("server", &address)]));
        Failure { code: refused.unwrap_or(failure.code), ..failure }
    }
}

/// What is typed as a server can be one.
///
/// # Errors
/// It cannot.
pub fn must_be_address(text: &str, language: Language) -> Result<(), Failure> {
    // Who writes the name of the carried file without its option means that, and not a computer of this name.
    if Path::new(text).is_file() {
        return Err(Failure::new(Ending::WrongUsage, language.say(T::FileNoServer, &[("file", &text)])));
    }
    match is_address(text) {
        true => Ok(()),
        false => Err(Failure::new(Ending::WrongUsage, language.say(T::BadAddress, &[("server", &text)]))),
    }
}

/// `user@host`, `host`, a name that the person's `ssh` knows, or `ssh://user@host:port` as it takes it too; never an
/// option.
fn is_address(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "@._-:[]%".contains(c);
    let name = text.strip_prefix("ssh://").unwrap_or(text);
    !name.is_empty() && name.len() <= 255 && !name.starts_with('-') && name.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_no_option_and_no_shell() {
        for good in [
            "rapat@kantor",
            "kantor",
            "rapat@10.0.0.7",
            "rapat@[fe80::1%eth0]",
            "kantor_kedua",
            "ssh://rapat@kantor:2222",
        ] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "",
            "-oProxyCommand=x",
            "--",
            "a b",
            "a;b",
            "a\nb",
            "a/b",
            "ssh://",
            "ssh://-oX",
            "ssh://a/b",
            "a$b",
            "a`b",
            &"a".repeat(256),
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }

    #[test]
    fn what_is_sent_arrives_and_what_is_cut_off_is_no_message() {
        let mut sent = Vec::new();
        let mut line = Line::new(io::empty(), &mut sent);
        line.send(&Message::take("x".into(), "laptop".into(), None)).unwrap();
        let there = |bytes: &[u8]| Line::new(bytes, io::sink()).next();
        assert!(matches!(there(&sent).unwrap(), Message::Take { has: None, .. }));
        for length in 0..sent.len() {
            assert!(there(&sent[..length]).is_err(), "{length}");
        }
        let other = String::from_utf8(sent).unwrap().replace("\"form\":1", "\"form\":2");
        assert_eq!(there(other.as_bytes()).unwrap_err().kind(), io::ErrorKind::Unsupported);
        assert!(there(b"Selamat datang\n").is_err());
    }
}
