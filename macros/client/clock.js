/** What the clock on the wall says, with its offset: 2026-11-22T09:30:00+00:00. */
export function localTime(now = new Date()) {
  const offset = -now.getTimezoneOffset()
  const wall = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 19)
  return `${wall}${offset < 0 ? "-" : "+"}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`
}

/** A number for each day. */
export const today = (now = Date.now()) => Math.floor(now / 86_400_000)

/** @param {number} number */
const two = (number) => String(Math.floor(number)).padStart(2, "0")
