// The types of what `dev.py` puts beside this file.
export * from "ts-fsrs"
