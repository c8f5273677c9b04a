/// What the program says of itself.
public enum Program {
  public static let version = "0.1.0"
}
