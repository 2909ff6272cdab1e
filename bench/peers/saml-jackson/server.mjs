// saml-jackson's Directory Sync behind express as its documentation shows: one directory, requests handed over.
import express from "express";
import { controllers } from "@boxyhq/saml-jackson";

const [port, token, database] = process.argv.slice(2);
const { directorySyncController } = await controllers({
    externalUrl: `http://127.0.0.1:${port}`,
    samlAudience: "https://bench.example",
    samlPath: "/saml",
    oidcPath: "/oidc",
    scimPath: "/scim",
    noAnalytics: true,
    db: database ? { engine: "sql", type: "postgres", url: database } : { engine: "mem" },
});
const { data: directory, error } = await directorySyncController.directories.create({
    name: "bench", tenant: "bench", product: "bench", type: "generic-scim-v2", webhook_url: "", webhook_secret: "",
});
if (error)
    throw new Error(error.message);

const number = text => (text === undefined ? undefined : Number(text));
const app = express();
app.use(express.json({ type: ["application/scim+json", "application/json"], limit: "32mb" }));
app.all("/scim/:type/:id?", async (request, response) => {
    const { type, id } = request.params;
    const { count, startIndex, filter } = request.query;
    const answer = await directorySyncController.requests.handle({
        method: request.method,
        body: request.method === "GET" ? undefined : request.body,
        directoryId: directory.id,
        resourceType: type.toLowerCase(),
        resourceId: id,
        apiSecret: request.header("Authorization") === `Bearer ${token}` ? directory.scim.secret : null,
        query: { count: number(count), startIndex: number(startIndex), filter },
    });
    response.status(answer.status).json(answer.data);
});
app.get("/ready", (request, response) => response.send("ready"));
app.listen(Number(port), "127.0.0.1");
