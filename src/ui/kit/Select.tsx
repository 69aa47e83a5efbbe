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
}

export function Select({ label, value, choices, onChange, disabled = false }: SelectProps) {
  return (
    <BaseSelect.Root
      items={choices as { value: string; label: string }[]}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={disabled}
      modal={false}
    >
      <BaseSelect.Trigger className="select nodrag" aria-label={label}>
        <BaseSelect.Value />
        <ChevronDown size={14} />
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} style={{ zIndex: 90 }}>
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
