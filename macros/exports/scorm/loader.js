/**
 * Runs the modules of a package, each of which is a function in one plain script: a browser loads no module scripts from a disk, and
 * some learning platforms send scripts under a name by which it would take no module.
 *
 * @typedef {{ [name: string]: any }} Shared  what a module exports
 * @typedef {(use: (path: string) => Shared, load: (path: string) => Promise<Shared>, share: Shared) => void} Module
 */

/** @param {{ [name: string]: Module }} modules @param {{ [name: string]: string }} replaced @param {string} first */
export function run(modules, replaced, first) {
  /** @type {{ [name: string]: Shared }} */
  const made = {}

  /** @param {string} name @returns {Shared} */
  function start(name) {
    const ready = made[name]
    if (ready) return ready
    /** @param {string} path */
    const use = (path) => {
      const wanted = new URL(path, `file:///${name}`).pathname.slice(1)
      return start(replaced[wanted] ?? wanted)
    }
    /** @type {Shared} */
    const share = {}
    made[name] = share
    const module = modules[name]
    if (!module) throw new Error(`${name} is not in this package`)
    module(use, async (path) => use(path), share)
    return share
  }

  start(first)
}
