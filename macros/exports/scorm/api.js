/**
 * What a SCORM 1.2 platform offers to a package: https://adlnet.gov/projects/scorm/
 *
 * @typedef {object} Api
 * @property {(empty: "") => unknown} LMSInitialize
 * @property {(name: string) => unknown} LMSGetValue
 * @property {(name: string, value: string) => unknown} LMSSetValue
 * @property {(empty: "") => unknown} LMSCommit
 * @property {(empty: "") => unknown} LMSFinish
 */

/** Frames in frames; who has more than this has something else in mind. */
const DEEPEST = 12

/** Above this window, or above the one that opened it. @param {Window} window @returns {Api | undefined} */
export const findApi = (window) => above(window) ?? (window.opener ? above(window.opener) : undefined)

/** @param {Window} window */
function above(window) {
  let here = window
  for (let left = DEEPEST; left > 0; left--) {
    const api = apiOf(here)
    if (api || here.parent === here) return api
    here = here.parent
  }
  return undefined
}

/** A window of another site tells nothing. @param {any} window @returns {Api | undefined} */
function apiOf(window) {
  try {
    return window.API
  } catch {
    return undefined
  }
}
