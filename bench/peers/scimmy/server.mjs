// SCIMMY behind express as its documentation shows: the library reads and writes the protocol, this file keeps the resources.
import express from "express";
import SCIMMY from "scimmy";
import SCIMMYRouters from "scimmy-routers";
import { MemoryStore } from "./memory.mjs";
import { SqliteStore } from "./sqlite.mjs";

const [port, token, file] = process.argv.slice(2);
const opened = name => (file ? new SqliteStore(file, name) : new MemoryStore());

function declare(resource, nameOf) {
    const store = opened(resource.name);
    SCIMMY.Resources.declare(resource)
        .ingress(({ id }, instance) => {
            const kept = id ? store.read(id) : undefined;
            if (id && !kept)
                throw new SCIMMY.Types.Error(404, null, `Resource ${id} not found`);
            const now = new Date().toISOString();
            const whole = { ...instance, id: id ?? crypto.randomUUID(), meta: { created: kept?.meta.created ?? now, lastModified: now } };
            if (!store.write(whole.id, nameOf(whole).toLowerCase(), whole))
                throw new SCIMMY.Types.Error(409, "uniqueness", `The name ${nameOf(whole)} is taken`);
            return whole;
        })
        .egress(({ id, filter }) => {
            if (!id)
                return store.list(filter);
            const kept = store.read(id);
            if (!kept)
                throw new SCIMMY.Types.Error(404, null, `Resource ${id} not found`);
            return kept;
        })
        .degress(({ id }) => store.remove(id));
}

SCIMMY.Config.set({ patch: true, filter: true, bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 32_000_000 } });
SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser, false);
declare(SCIMMY.Resources.User, user => user.userName);
declare(SCIMMY.Resources.Group, group => group.displayName);

const app = express();
app.use("/scim", new SCIMMYRouters({
    type: "bearer",
    docUri: "https://example.com/",
    handler: request => {
        if (request.header("Authorization") !== `Bearer ${token}`)
            throw new Error("Authorization not detected!");
        return "bench";
    },
}));
app.get("/ready", (request, response) => response.send("ready"));
app.listen(Number(port), "127.0.0.1");
