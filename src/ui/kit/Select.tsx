/** A select of a few named values. */
import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Why it cannot be chosen now. */
  readonly refusal?: string | undefined;
}

export interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  /** "small" in headers and tool rows. */
  readonly look?: "small";
}

export function Select({ label, value, choices, onChange, disabled = false, look }: SelectProps) {
  return (
    <BaseSelect.Root
      items={choices as { value: string; label: string }[]}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={disabled}
      modal={false}
    >
      <BaseSelect.Trigger className={look ? `select ${look}` : "select"} aria-label={label}>
        <BaseSelect.Value className="one-line" />
        <ChevronDown size={14} />
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner className="popup-place" sideOffset={4} alignItemWithTrigger={false}>
          <BaseSelect.Popup className="popup scrolls">
            {choices.map((choice) => (
              <BaseSelect.Item
                key={choice.value}
                value={choice.value}
                className="popup-item"
                disabled={choice.refusal !== undefined}
              >
                <span className="tick">
                  <BaseSelect.ItemIndicator>
                    <Check size={14} />
                  </BaseSelect.ItemIndicator>
                </span>
                <BaseSelect.ItemText>
                  {choice.label}
                  {choice.refusal && <small>{choice.refusal}</small>}
                </BaseSelect.ItemText>
              </BaseSelect.Item>
            ))}
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
