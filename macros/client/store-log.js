/**
 * The log of attempts and the names of records, of device and tab together.
 *
 * @typedef {import("./store.js").Attempt} Attempt
 * @typedef {import("./store.js").Batch} Batch
 * @typedef {import("./store.js").Filter} Filter
 * @typedef {import("./store.js").ProgressFile} ProgressFile
 * @typedef {import("./store-idb.js").Device} Device
 * @typedef {<Value>(job: (device: Device) => Promise<Value>, otherwise: () => Value) => Promise<Value>} OnDevice
 * @typedef {{ session: ReturnType<typeof import("./store-session.js").openSession>, onDevice: OnDevice, changed: (what: string) => void }} Inside
 */
import { sitePath } from "./store.js"

/** @param {Inside} inside @param {Filter} filter @returns {Promise<Attempt[]>} */
export async function attempts({ session, onDevice }, filter) {
  const device = await onDevice(
    (device) => device.attempts(filter),
    () => [],
  )
  return select(device, session.batch().attempts, filter)
}

/** @param {Inside} inside @returns {Promise<Map<string, Attempt>>} */
export async function latestByItem({ session, onDevice }) {
  const device = await onDevice(
    (device) => device.latest(),
    () => [],
  )
  return new Map(select(device, session.batch().attempts, {}).map((attempt) => [attempt.item, attempt]))
}

/** @param {Inside} inside @param {string} start @returns {Promise<string[]>} */
export async function names({ session, onDevice }, start) {
  const device = await onDevice(
    (device) => device.names(start),
    () => [],
  )
  return [...new Set([...device, ...session.names(start)])].sort()
}

/** @param {Inside} inside @returns {Promise<Batch["records"]>} */
export async function records({ session, onDevice }) {
  const device = await onDevice(
    (device) => device.records(),
    () => ({}),
  )
  return { ...device, ...session.batch().records }
}

/** @param {Inside} inside @param {Date} now @returns {Promise<ProgressFile>} */
export async function exportFile(inside, now) {
  return {
    format: "alongside-progress",
    version: 1,
    made: now.toISOString(),
    site: sitePath,
    attempts: await attempts(inside, {}),
    records: await records(inside),
  }
}

/** @param {Inside} inside @param {Batch} batch */
export async function adopt({ session, onDevice, changed }, batch) {
  await onDevice(
    (device) => device.put(batch),
    () => {
      for (const attempt of batch.attempts) session.append(attempt)
      for (const [name, value] of Object.entries(batch.records)) session.write(name, value)
    },
  )
  changed("merge")
}

/** @param {Inside} inside @param {string[]} ids @param {string[]} records */
export async function withdraw({ session, onDevice, changed }, ids, records) {
  if (ids.length) session.batch().letGo(new Set(ids))
  records.forEach(session.remove)
  await onDevice(
    (device) => device.withdraw(ids, records),
    () => undefined,
  )
  changed("write")
}

/** @param {Attempt[]} device @param {Attempt[]} session @param {Filter} filter */
function select(device, session, { item, module, since }) {
  const ids = new Set(session.length ? device.map(({ id }) => id) : [])
  const from = since === undefined ? -Infinity : Date.parse(since)
  return [...device, ...session.filter(({ id }) => !ids.has(id))]
    .filter((attempt) => (item === undefined || attempt.item === item) && (module === undefined || attempt.module === module))
    .map((attempt) => ({ attempt, time: Date.parse(attempt.at) || 0 }))
    .filter(({ time }) => time >= from)
    .sort((one, two) => one.time - two.time)
    .map(({ attempt }) => attempt)
}
