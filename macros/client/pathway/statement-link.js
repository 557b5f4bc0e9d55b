/** Where a statement of learning for a whole pathway is made. The one place that knows the address. */
import { root } from "../store.js"
import { write } from "./link.js"

/** My learning reads the same fragment as the pathway page. @param {import("./link.js").Pathway} pathway */
export const statementLink = (pathway) => `${root}my-learning/${write(pathway)}`
