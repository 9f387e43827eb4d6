# shellcheck shell=bash
# Sourced by ./heatscheduler, ./verify and .ci/run: find_jdk points JAVA_HOME at a JDK that can build and run the product.

HEATSCHEDULER_JDK=25

# Prints the major version named by the release file of the JDK at $1; fails without a javac or a readable file.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1 | grep .
}

# Prints one JDK home to try per line, after the name of the place it came from and a tab; the best guess first.
jdk_candidates() {
  local tool home
  [ -n "${JAVA_HOME:-}" ] && printf 'JAVA_HOME\t%s\n' "$JAVA_HOME"
  if tool=$(command -v javac || command -v java); then
    tool=$(readlink -f "$tool")
    printf 'PATH\t%s\n' "${tool%/bin/*}"
  fi
  for home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/.sdkman/candidates/java/*; do
    [ -d "$home" ] && [ ! -L "$home" ] && printf '%s\t%s\n' "${home%/*}" "$home"
  done
  return 0
}

# Sets and exports JAVA_HOME, or prints to standard error what was looked at and what to install, and returns 2.
# HEATSCHEDULER_JAVA_HOME is taken or refused, never passed over.
find_jdk() {
  local place home major looked=
  if [ -n "${HEATSCHEDULER_JAVA_HOME:-}" ]; then
    major=$(jdk_major "$HEATSCHEDULER_JAVA_HOME") || major=
    if [ -n "$major" ] && [ "$major" -ge "$HEATSCHEDULER_JDK" ]; then
      export JAVA_HOME="$HEATSCHEDULER_JAVA_HOME"
      return 0
    fi
    looked="  HEATSCHEDULER_JAVA_HOME: $HEATSCHEDULER_JAVA_HOME ($(jdk_verdict "$major"))"$'\n'
  else
    while IFS=$'\t' read -r place home; do
      major=$(jdk_major "$home") || major=
      if [ -n "$major" ] && [ "$major" -ge "$HEATSCHEDULER_JDK" ]; then
        export JAVA_HOME="$home"
        return 0
      fi
      looked="$looked  $place: $home ($(jdk_verdict "$major"))"$'\n'
    done < <(jdk_candidates)
  fi
  cat >&2 <<MESSAGE
HeatScheduler needs JDK $HEATSCHEDULER_JDK or newer and found none. Looked at:
${looked:-  nothing: HEATSCHEDULER_JAVA_HOME and JAVA_HOME are unset, PATH has no java, /usr/lib/jvm and ~/.sdkman are empty
}Install one:
  Debian or Ubuntu with that package: apt install openjdk-25-jdk
  anywhere: Temurin 25 from https://adoptium.net
or set HEATSCHEDULER_JAVA_HOME to the folder of one you have.
MESSAGE
  return 2
}

jdk_verdict() {
  if [ -n "$1" ]; then printf 'is version %s' "$1"; else printf 'is no JDK: bin/javac or the release file is missing'; fi
}
