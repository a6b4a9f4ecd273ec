import { writeFile } from "node:fs/promises";
import { permissionsDocument } from "../domain/access/document";

// Writes docs/permissions.md from the permission table.

await writeFile("docs/permissions.md", permissionsDocument());
