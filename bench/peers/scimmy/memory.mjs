// The least a store can be: a Map. Lists go to the library whole, which filters and pages them, as its documentation shows.
const named = Symbol("name");

export class MemoryStore {
    #resources = new Map();
    #names = new Map();

    read(id) {
        return this.#resources.get(id);
    }

    list() {
        return [...this.#resources.values()];
    }

    /** False when another has the name. */
    write(id, name, resource) {
        if ((this.#names.get(name) ?? id) !== id)
            return false;
        this.remove(id);
        this.#resources.set(id, resource);
        this.#names.set(name, id);
        resource[named] = name;
        return true;
    }

    remove(id) {
        const kept = this.#resources.get(id);
        if (!kept)
            return;
        this.#resources.delete(id);
        this.#names.delete(kept[named]);
    }
}
