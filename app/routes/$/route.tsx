import { NotFound } from "~/domain/shared/errors";
import { publicLoader } from "~/http/open-visit.server";

// Without this route an unknown address would be answered before the root has found out the reader's language.

export const loader = publicLoader({}, async () => {
  throw new NotFound("page");
});

export const action = loader;

// A page, not a resource: the error is then drawn by the root.
export default function UnknownPage() {
  return null;
}
