/**
 * One visit, from LMSInitialize to LMSFinish. Without a platform everything here does nothing.
 *
 * @typedef {import("./api.js").Api} Api
 * @typedef {ReturnType<typeof openSession>} Session
 */

/** @param {Api | undefined} api @param {() => number} clock milliseconds */
export function openSession(api, clock) {
  const began = clock()
  let open = Boolean(api) && ask("LMSInitialize", "") === "true"
  // In a review nothing may be changed.
  const recording = open && !["browse", "review"].includes(get("cmi.core.lesson_mode"))
  // Left as it is, some platforms would take "not attempted" for "completed" at the end.
  if (["", "not attempted"].includes(get("cmi.core.lesson_status"))) set("cmi.core.lesson_status", "incomplete")

  /** What a platform throws is its own affair: the questions go on. @param {keyof Api} name @param {string[]} given */
  function ask(name, ...given) {
    try {
      // @ts-expect-error the platform's functions take one or two texts
      return String(api?.[name](...given))
    } catch {
      return ""
    }
  }

  /** @param {string} name */
  function get(name) {
    return open ? ask("LMSGetValue", name) : ""
  }

  /** @param {string} name @param {string} value */
  function set(name, value) {
    if (open && recording) ask("LMSSetValue", name, value)
  }

  function commit() {
    if (open && recording) ask("LMSCommit", "")
  }

  /** Once, however often it is asked for. */
  function finish() {
    if (!open) return
    set("cmi.core.session_time", duration(clock() - began))
    set("cmi.core.exit", "suspend")
    commit()
    ask("LMSFinish", "")
    open = false
  }

  return { recording, get, set, commit, finish }
}

/** SCORM's own form: 00:05:09. @param {number} milliseconds */
export function duration(milliseconds) {
  const seconds = Math.min(Math.max(0, Math.floor(milliseconds / 1000)), 99 * 3600 + 3599)
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":")
}
