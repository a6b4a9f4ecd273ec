import { XMarkOctagonFillIcon } from "@navikt/aksel-icons";
import type { HTMLAttributes, ReactNode } from "react";
import { Icon } from "./icon";

export interface Option {
  value: string;
  label: string;
  /** The label's language, where it is kept in its original. */
  lang?: string | undefined;
  disabled?: boolean;
}

interface Shared {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong, in words. The error summary links to the field's id. */
  error?: string | undefined;
  /** The words that mark a field that must be filled in, for example "(må fylles ut)". */
  required?: string | undefined;
  /** The words that mark a field that need not be filled in, for example "(valfritt)". */
  optional?: string | undefined;
  id?: string;
  disabled?: boolean;
}

interface InputKind extends Shared {
  kind?:
    | "text"
    | "email"
    | "password"
    | "search"
    | "tel"
    | "url"
    | "number"
    | "date"
    | "datetime-local"
    | "month"
    | "time"
    | "file";
  defaultValue?: string | number | undefined;
  placeholder?: string;
  autoComplete?: string;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  accept?: string;
  /** The id of a datalist. */
  list?: string;
  /** The language of what is written, where it is not the page's. */
  lang?: string;
  spellCheck?: boolean;
  /** "short" for dates and figures. */
  width?: "full" | "half" | "short";
  /** Stands after the input in words, for example "%" or "kr". */
  unit?: string;
}

interface TextareaKind extends Shared {
  kind: "textarea";
  defaultValue?: string | undefined;
  rows?: number;
  maxLength?: number;
  lang?: string;
}

interface SelectKind extends Shared {
  kind: "select";
  options: readonly Option[];
  defaultValue?: string | undefined;
  /** The words of the empty choice, for example "Vel person". */
  empty?: string;
  width?: "full" | "half" | "short";
}

interface CheckboxKind extends Shared {
  kind: "checkbox";
  defaultChecked?: boolean;
  value?: string;
}

export type FieldProps = InputKind | TextareaKind | SelectKind | CheckboxKind;

/** The id a field gets when none is given. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(/[^\w-]+/g, "-")}`;
}

/** One field with its label, hint and error. Uncontrolled, so that it works without script. */
export function Field(props: FieldProps) {
  const id = props.id ?? fieldId(props.name);
  if (props.kind === "checkbox") return <Checkbox {...props} id={id} />;
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {props.label}
        <Mark required={props.required} optional={props.optional} />
      </label>
      {props.hint && (
        <p className="field__hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <Control {...props} id={id} />
      <FieldError id={`${id}-error`}>{props.error}</FieldError>
    </div>
  );
}

function Control(props: (InputKind | TextareaKind | SelectKind) & { id: string }) {
  const shared = attributes(props, props.id);
  switch (props.kind) {
    case "textarea":
      return (
        <textarea
          {...shared}
          className="ds-input"
          rows={props.rows ?? 4}
          defaultValue={props.defaultValue}
          maxLength={props.maxLength}
          lang={props.lang}
        />
      );
    case "select":
      return (
        <select {...shared} className={controlClass(props.width)} defaultValue={props.defaultValue}>
          {props.empty !== undefined && <option value="">{props.empty}</option>}
          {props.options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      );
    default: {
      const input = (
        <input
          {...shared}
          className={controlClass(props.width)}
          type={props.kind ?? "text"}
          defaultValue={props.defaultValue}
          placeholder={props.placeholder}
          autoComplete={props.autoComplete}
          inputMode={props.inputMode}
          maxLength={props.maxLength}
          min={props.min}
          max={props.max}
          step={props.step}
          accept={props.accept}
          list={props.list}
          lang={props.lang}
          spellCheck={props.spellCheck}
        />
      );
      if (!props.unit) return input;
      return (
        <span className="field__with-unit">
          {input}
          <span className="field__unit">{props.unit}</span>
        </span>
      );
    }
  }
}

function Checkbox({
  id,
  name,
  label,
  hint,
  error,
  required,
  optional,
  disabled,
  defaultChecked,
  value,
}: CheckboxKind & { id: string }) {
  return (
    <div className="field">
      <div className="choice">
        <input
          {...attributes({ name, label, hint, error, required, disabled }, id)}
          className="ds-input"
          type="checkbox"
          defaultChecked={defaultChecked}
          value={value ?? "on"}
        />
        <label className="choice__label" htmlFor={id}>
          {label}
          <Mark required={required} optional={optional} />
        </label>
      </div>
      {hint && (
        <p className="field__hint choice__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

interface ChoicesProps extends Omit<Shared, "label"> {
  /** Radio: one of them. Checkbox: any number. */
  kind: "radio" | "checkbox";
  legend: ReactNode;
  options: readonly (Option & { hint?: ReactNode })[];
  /** The values that are chosen from the start. */
  chosen?: readonly string[];
  /** Beside each other where there is room. */
  inline?: boolean;
}

/** Several choices under one name. The first carries the field's id, so that the error summary comes to it. */
export function Choices({
  kind,
  name,
  legend,
  hint,
  error,
  required,
  optional,
  id,
  disabled,
  options,
  chosen = [],
  inline,
}: ChoicesProps) {
  const first = id ?? fieldId(name);
  const describedBy = described(first, hint, error);
  return (
    <fieldset className="field field--choices" aria-describedby={describedBy} disabled={disabled}>
      <legend className="field__label">
        {legend}
        <Mark required={required} optional={optional} />
      </legend>
      {hint && (
        <p className="field__hint" id={`${first}-hint`}>
          {hint}
        </p>
      )}
      <div className={inline ? "choices choices--inline" : "choices"}>
        {options.map((option, index) => {
          const optionId = index === 0 ? first : `${first}-${index + 1}`;
          return (
            <div key={option.value}>
              <div className="choice">
                <input
                  className="ds-input"
                  type={kind}
                  id={optionId}
                  name={name}
                  value={option.value}
                  defaultChecked={chosen.includes(option.value)}
                  disabled={option.disabled}
                  aria-invalid={error ? true : undefined}
                  aria-describedby={option.hint ? `${optionId}-about` : undefined}
                />
                <label className="choice__label" htmlFor={optionId} lang={option.lang}>
                  {option.label}
                </label>
              </div>
              {option.hint && (
                <p className="field__hint choice__hint" id={`${optionId}-about`}>
                  {option.hint}
                </p>
              )}
            </div>
          );
        })}
      </div>
      <FieldError id={`${first}-error`}>{error}</FieldError>
    </fieldset>
  );
}

/** What is wrong with one field, told by an icon and words. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p className="field__error" id={id}>
      <Icon of={XMarkOctagonFillIcon} />
      <span>{children}</span>
    </p>
  );
}

function Mark({ required, optional }: { required?: string | undefined; optional?: string | undefined }) {
  const words = required ?? optional;
  return words ? <span className="field__mark"> {words}</span> : null;
}

function attributes(field: Shared, id: string) {
  return {
    id,
    name: field.name,
    disabled: field.disabled,
    "aria-required": field.required ? true : undefined,
    "aria-invalid": field.error ? true : undefined,
    "aria-describedby": described(id, field.hint, field.error),
  };
}

function described(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

function controlClass(width: "full" | "half" | "short" = "full"): string {
  return width === "full" ? "ds-input" : `ds-input field__control--${width}`;
}
