// One row for each resource, as JSON; a write that was answered survives a power cut.
import { DatabaseSync } from "node:sqlite";

export class SqliteStore {
    #select;
    #named;
    #all;
    #write;
    #delete;

    constructor(file, table) {
        const database = new DatabaseSync(file);
        database.exec("pragma journal_mode = wal; pragma synchronous = full;");
        database.exec(`create table if not exists "${table}" (id text primary key, name text not null unique, json text not null) without rowid`);
        this.#select = database.prepare(`select json from "${table}" where id = ?`);
        this.#named = database.prepare(`select json from "${table}" where name = ?`);
        this.#all = database.prepare(`select json from "${table}"`);
        this.#write = database.prepare(
            `insert into "${table}" (id, name, json) values (?, ?, ?) on conflict (id) do update set name = excluded.name, json = excluded.json`);
        this.#delete = database.prepare(`delete from "${table}" where id = ?`);
    }

    read(id) {
        const row = this.#select.get(id);
        return row && JSON.parse(row.json);
    }

    /** One name asked for is looked up; anything else is left to the library. */
    list(filter) {
        const name = nameIn(filter);
        const rows = name === undefined ? this.#all.all() : this.#named.all(name);
        return rows.map(row => JSON.parse(row.json));
    }

    /** False when another has the name. */
    write(id, name, resource) {
        try {
            this.#write.run(id, name, JSON.stringify(resource));
            return true;
        } catch (problem) {
            if (problem.errcode === 2067) // SQLITE_CONSTRAINT_UNIQUE
                return false;
            throw problem;
        }
    }

    remove(id) {
        this.#delete.run(id);
    }
}

function nameIn(filter) {
    if (filter?.length !== 1 || Object.keys(filter[0]).length !== 1)
        return undefined;
    const [[attribute, comparison]] = Object.entries(filter[0]);
    const names = ["username", "displayname"];
    return names.includes(attribute.toLowerCase()) && comparison[0] === "eq" ? String(comparison[1]).toLowerCase() : undefined;
}
