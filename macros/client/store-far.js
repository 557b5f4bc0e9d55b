/** All of the memory that a page of questions does not need. */
export { merge, preview, undo } from "./progress-file.js"
export { adopt, attempts, exportFile, latestByItem, names, records, withdraw } from "./store-log.js"
export { learnt, measure, studies } from "./store-studies.js"
export { anything, clear, remove, stored } from "./store-tidy.js"
