#!/usr/bin/env bash
# The steps of action.yml that are shell: `action.sh install` and `action.sh check`.
# Written for bash 3.2, which is what macOS runners have.
set -euo pipefail

install() {
  local folder="$RUNNER_TEMP/contentlint"
  "${PYTHON:-python3}" -m venv "$folder"
  local bin="$folder/bin"
  [ -d "$bin" ] || bin="$folder/Scripts"
  if [ -n "${INPUT_VERSION:-}" ]; then
    "$bin/python" -m pip install --quiet "contentlint==$INPUT_VERSION"
  else
    "$bin/python" -m pip install --quiet "$GITHUB_ACTION_PATH"
  fi
  echo "$bin" >> "$GITHUB_PATH"
}

# The words of an input, one a line; quotes hold together what contains white space.
words() {
  [ -z "${1//[[:space:]]/}" ] || printf '%s' "$1" | xargs -n 1 printf '%s\n'
}

# The commit that the changes of a pull request are to be seen against.
base() {
  local parents
  parents=$(git cat-file -p HEAD | sed -n 's/^parent //p')
  if [ "$(git rev-parse HEAD)" = "$GITHUB_SHA" ] && [ "$(printf '%s\n' "$parents" | grep -c .)" = 2 ]; then
    # What is checked out is the merge that GitHub made: its first parent is all that is not ours.
    local first=${parents%%$'\n'*}
    git cat-file -e "$first^{tree}" 2>/dev/null || git fetch --quiet --no-tags --depth=1 origin "$first"
    echo "$first"
    return
  fi
  # The branch itself is checked out: what it forked from.
  if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    git fetch --quiet --no-tags --unshallow origin
  fi
  git fetch --quiet --no-tags origin "$GITHUB_BASE_REF"
  git merge-base FETCH_HEAD HEAD
}

check() {
  local arguments=() word summary="$RUNNER_TEMP/contentlint-summary.md" status=0 since
  while IFS= read -r word; do arguments+=("$word"); done < <(words "$INPUT_PATHS")
  arguments+=(--output-format github --output "markdown:$summary")
  if [ -n "${INPUT_SARIF_FILE:-}" ]; then
    arguments+=(--output "sarif:$INPUT_SARIF_FILE")
  fi
  case "$GITHUB_EVENT_NAME" in
    pull_request | pull_request_target)
      if [ "${INPUT_CHANGED_LINES_ONLY:-true}" = true ]; then
        since=$(base)
        arguments+=(--changed-since "$since")
      fi
      ;;
  esac
  while IFS= read -r word; do arguments+=("$word"); done < <(words "${INPUT_ARGS:-}")

  contentlint check "${arguments[@]}" || status=$?
  if [ -f "$summary" ]; then cat "$summary" >> "$GITHUB_STEP_SUMMARY"; fi
  echo "status=$status" >> "$GITHUB_OUTPUT"
  return "$status"
}

case "${1:-}" in
  install | check) "$1" ;;
  *)
    echo "usage: action.sh install|check" >&2
    exit 2
    ;;
esac
