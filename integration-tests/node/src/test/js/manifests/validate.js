// Validates the documents of YAML files by the schemas of their resources: one line for each, and what is wrong.
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";

const PACKAGES = [
  [/(^|\.)istio\.io$/, "@kubernetes-models/istio"],
  [/(^|\.)knative\.dev$/, "@kubernetes-models/knative"],
  [/^gateway\.networking\.k8s\.io$/, "@kubernetes-models/gateway-api"],
  [/^(apps)?$/, "kubernetes-models"],
];

async function modelOf({ apiVersion, kind }) {
  const [version, group = ""] = apiVersion.split("/").reverse();
  const found = PACKAGES.find(([pattern]) => pattern.test(group));
  if (!found) {
    throw new Error("no schemas are known for " + apiVersion);
  }
  const models = await import([found[1], group, version].filter(Boolean).join("/"));
  if (!models[kind]) {
    throw new Error(apiVersion + " has no kind " + kind);
  }
  return models[kind];
}

// The schemas let pass members that they don't know; a member that no schema asks for is one of these
function watch(value, path, unread) {
  if (value === null || typeof value !== "object") {
    return value;
  }
  const members = new Map();
  for (const key of Object.keys(value)) {
    const name = path + "/" + key;
    unread.add(name);
    members.set(key, watch(value[key], name, unread));
  }
  return new Proxy(value, {
    get(target, key) {
      unread.delete(path + "/" + String(key));
      return members.has(key) ? members.get(key) : target[key];
    },
  });
}

for (const file of process.argv.slice(2)) {
  for (const parsed of parseAllDocuments(readFileSync(file, "utf8"), { uniqueKeys: true })) {
    let result = "valid";
    let resource = {};
    try {
      if (parsed.errors.length) {
        throw parsed.errors[0];
      }
      resource = parsed.toJS();
      const Model = await modelOf(resource);
      const unread = new Set();
      // the schema of a SinkBinding wants the status, which is the controller's to write
      const model = new Model({ ...(resource.kind === "SinkBinding" && { status: {} }), ...resource });
      model.spec = watch(model.spec, "data/spec", unread);
      model.validate();
      if (unread.size) {
        throw new Error("unknown: " + [...unread].join(", "));
      }
    }
    catch (ex) {
      result = String(ex.message).replace(/\s+/g, " ");
    }
    console.log([file, resource.apiVersion, resource.kind, resource.metadata?.name, result].join("\t"));
  }
}
