/** A due date as a person would say it, and never a reproach. Pure: today is given. */

const DAY = 86_400_000

/** @param {string} due as 2027-01-15 @param {string} today */
export function dueWords(due, today) {
  const days = (Date.parse(due) - Date.parse(today)) / DAY
  if (days < 0) return `This was due on ${dated(due)}. You can still do it.`
  if (days === 0) return `Please finish today, ${dated(due)}.`
  return `Please finish by ${dated(due)}. ${days === 1 ? "That is tomorrow." : `That is in ${far(days)}.`}`
}

/** @param {number} days */
function far(days) {
  if (days < 14) return `${days} days`
  if (days < 60) return `about ${Math.round(days / 7)} weeks`
  return `about ${Math.round(days / 30.4)} months`
}

/** @param {string} day */
export const dated = (day) =>
  new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(",", "")

/** The date on a person's own wall. @param {Date} now */
export const todayOf = (now) => new Date(+now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)

/** @param {number} minutes */
export function lasting(minutes) {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const parts = []
  if (hours) parts.push(`${hours} ${hours === 1 ? "hour" : "hours"}`)
  if (rest || !hours) parts.push(`${rest} minutes`)
  return parts.join(" and ")
}
