/** A reference to a sentence in `app/text`, with what is to be filled into it. */
export type TextKey = { key: string; params?: Record<string, string | number> };

export type FieldErrors = Record<string, TextKey[]>;

export type DomainErrorCode =
  "not_found" | "forbidden" | "conflict" | "invalid" | "refused" | "sign_in" | "second_factor" | "too_many";

/** The closed list of what can go wrong for the person asking. Thrown by the domain, turned into a response once. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;

  constructor(code: DomainErrorCode, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The row does not exist, or lies outside the asker's door; the two must look the same. */
export class NotFound extends DomainError {
  constructor(what = "row") {
    super("not_found", `${what} not found`);
  }
}

/** The asker sees the row but may not do this to it. */
export class Forbidden extends DomainError {
  constructor(permission: string) {
    super("forbidden", `not allowed: ${permission}`);
  }
}

/** Someone else saved first. `current` is the row as it stands now, so that both versions can be shown. */
export class Conflict<Row = unknown> extends DomainError {
  readonly current: Row;

  constructor(current: Row) {
    super("conflict", "the row was changed by someone else");
    this.current = current;
  }
}

/** What was typed cannot be accepted, field by field. */
export class Invalid extends DomainError {
  readonly fields: FieldErrors;

  constructor(fields: FieldErrors) {
    super("invalid", `invalid: ${Object.keys(fields).join(", ")}`);
    this.fields = fields;
  }
}

/** A rule of the product stands against it; `reason` is the text key that says which. */
export class Refused extends DomainError {
  readonly reason: string;
  readonly params: Record<string, string | number>;

  constructor(reason: string, params: Record<string, string | number> = {}) {
    super("refused", `refused: ${reason}`);
    this.reason = reason;
    this.params = params;
  }
}

/** Nobody is signed in, and this needs somebody. */
export class SignInNeeded extends DomainError {
  constructor() {
    super("sign_in", "sign-in needed");
  }
}

/** Signed in, but where this leads a second factor is asked of administrators, and this session has shown none. */
export class SecondFactorNeeded extends DomainError {
  constructor() {
    super("second_factor", "second factor needed");
  }
}

/** Too many attempts; `seconds` until the next may be made. */
export class TooMany extends DomainError {
  readonly seconds: number;

  constructor(seconds: number) {
    super("too_many", `too many attempts, again in ${seconds} s`);
    this.seconds = seconds;
  }
}

/** A rule was called with something it can never accept (such as target = worst): a fault of ours, not of the asker. */
export class RuleViolation extends Error {
  constructor(message: string) {
    super(message);
    this.name = "RuleViolation";
  }
}
