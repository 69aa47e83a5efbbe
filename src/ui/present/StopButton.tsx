/** One stop of a presentation, to press. */
export interface StopButtonProps {
  readonly name: string;
  /** It is the one that is shown. */
  readonly isPresent: boolean;
  readonly onPress: () => void;
}

export function StopButton({ name, isPresent, onPress }: StopButtonProps) {
  return (
    <button
      type="button"
      className="present-stop"
      aria-current={isPresent ? "step" : undefined}
      aria-label={name}
      title={name}
      onClick={onPress}
    />
  );
}
