/**
 * What all tries come to, of device and tab together.
 *
 * @typedef {import("./store-log.js").Inside} Inside
 * @typedef {import("./studies.js").Study} Study
 */
import { studiesOf, withAttempt } from "./studies.js"

/** @param {Inside} inside @returns {Promise<Map<string, Study>>} */
export async function studies({ session, onDevice }) {
  const device = await onDevice(
    (device) => device.studies(),
    () => [],
  )
  const rows = new Map(device.map((row) => [row.item, row]))
  const { attempts } = session.batch()
  if (!rows.size) return new Map(studiesOf(attempts).map((row) => [row.item, row]))
  for (const attempt of attempts) rows.set(attempt.item, withAttempt(rows.get(attempt.item), attempt))
  return rows
}

/** In a tab nothing is kept of it: there is little to reckon. @param {Inside} inside @param {Study[]} rows */
export async function learnt({ onDevice }, rows) {
  if (!rows.length) return
  await onDevice(
    (device) => device.learnt(rows),
    () => undefined,
  )
}

/** A hundred of them tell how large they are. @param {Inside} inside */
export async function measure({ session, onDevice }) {
  const device = await onDevice(
    (device) => device.measure(),
    () => ({ count: 0, some: [] }),
  )
  const own = session.batch().attempts
  const some = [...device.some, ...own.slice(0, 100)]
  const count = device.count + own.length
  return { count, bytes: some.length && Math.round((size(some) / some.length) * count) }
}

/** @param {unknown} value */
const size = (value) => new Blob([JSON.stringify(value)]).size
