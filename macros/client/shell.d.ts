/** Reading settings by name; what is usual is left out. */
type ReadingSettings = { [name in "size" | "spacing" | "tint" | "font"]?: string }

interface Window {
  /** What settings-early.js leaves for the scripts that follow it. */
  alongsideSettings: {
    name: string
    paletteKey: string
    read(): ReadingSettings
    apply(settings: ReadingSettings): void
  }
  /** Material's own, which settings-early.js takes over. */
  __md_get(key: string): unknown
  __md_set(key: string, value: unknown): void
}
