#!/usr/bin/env bash
# Installs the named Debian packages where they are missing and we may; else says so in one line.
# Never fails: what needs them says itself what it lacks.
set -u

present() {
    case $1 in
    fonts-noto-cjk) [ -n "$(fc-list ':lang=zh-cn' family 2>/dev/null)" ] ||
        compgen -G '/usr/share/fonts/*/noto/Noto*CJK*' >/dev/null ;;
    chromium) command -v chromium chromium-browser google-chrome >/dev/null ;;
    libarchive-tools) command -v bsdtar 7z 7zz unrar >/dev/null ;;
    python3-venv) python3 -c 'import ensurepip' 2>/dev/null ;;
    esac
}

install() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
        </dev/null >/dev/null 2>&1
}

missing=()
for package in "$@"; do
    present "$package" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]} …" >&2
    install "${missing[@]}" || { apt-get update -qq >/dev/null 2>&1; install "${missing[@]}"; } ||
        echo "Could not install ${missing[*]}; what needs them is left out and listed." >&2
else
    echo "Missing on this machine: ${missing[*]}; what needs them is left out and listed." >&2
fi
exit 0
