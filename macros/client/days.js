/**
 * Days as people count them: from one midnight on their own wall to the next. A day is a whole number, so that a clock change, a leap day
 * or another time zone never makes one of 23 hours. The local date of an attempt is the one it was written down with.
 */
import { localTime } from "./memory.js"

const DAY = 86_400_000

/** Days since 1 January 1970, of a time or a date in ISO 8601 as it stands there; NaN where there is no date. @param {unknown} at */
export function dayOf(at) {
  const [year = 0, month = 0, date = 0] = (/^(\d{4})-(\d\d)-(\d\d)(T|$)/.exec(String(at)) ?? []).slice(1).map(Number)
  const day = Date.UTC(year, month - 1, date) / DAY
  return year && isoDay(day) === String(at).slice(0, 10) ? day : Number.NaN
}

/** The day on this device's clock. */
export const today = (now = new Date()) => dayOf(localTime(now))

/** 2026-11-22 @param {number} day */
export function isoDay(day) {
  return Number.isFinite(day) ? new Date(day * DAY).toISOString().slice(0, 10) : ""
}

/** 22 November 2026 @param {number} day */
export const dayInWords = (day) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(day * DAY))
