import { createContext } from "react";

/** The nonce of this answer's scripts; only the server knows one, since browsers hide it. */
export const Nonce = createContext<string | undefined>(undefined);
