//! Tools that come as Python packages, installed into the folder for test files, once.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// All that a command printed.
pub fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn python(program: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    if output.status.success() { Ok(told(&output)) } else { Err(told(&output)) }
}

/// The folder that Python finds the packages in, with their programs in `bin`; they are installed where
/// they are not there yet.
pub fn packages(requirements: &[&str]) -> Result<PathBuf, String> {
    let python3 = Path::new("python3");
    let version = python(python3, &["-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
        .map_err(|why| format!("there is no python3 to install {requirements:?} for: {why}"))?;
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR"));
    // Cargo makes it when it compiles the tests, and not again where they are compiled already.
    std::fs::create_dir_all(kept).map_err(|error| error.to_string())?;
    let named = requirements.join("-");
    let name: String = named.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let folder = kept.join(format!("{name}-python{}", version.trim()));
    if folder.is_dir() {
        return Ok(folder);
    }
    let staging = tempfile::TempDir::new_in(kept).map_err(|error| error.to_string())?;
    // Debian ships Python without pip, or without what makes a virtual environment; one will do.
    let venv = staging.path().join("venv");
    let pip = match python(python3, &["-m", "pip", "--version"]) {
        Ok(_) => python3.to_owned(),
        Err(no_pip) => {
            python(python3, &["-m", "venv", &venv.to_string_lossy()]).map_err(|no_venv| {
                format!("python3 has neither pip nor venv (Debian: apt-get install python3-pip): {no_pip}{no_venv}")
            })?;
            venv.join("bin/python3")
        }
    };
    let packages = staging.path().join("packages");
    let target = packages.to_string_lossy();
    let quiet = ["-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"];
    let install = ["install", "--only-binary", ":all:", "--target", &target];
    python(&pip, &[&quiet[..], &install, requirements].concat())?;
    // Another run of the tests may have been first.
    match std::fs::rename(&packages, &folder) {
        Err(error) if !folder.is_dir() => Err(error.to_string()),
        _ => Ok(folder),
    }
}
