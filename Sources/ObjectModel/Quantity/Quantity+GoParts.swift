extension Quantity {
  /// The fields of Go's Quantity: its 64-bit amount, the text it keeps and its notation.
  ///
  /// Amounts Go keeps in an arbitrary-precision decimal are cut to 64 bits.
  public var goParts: (value: Int64, scale: Int32, text: String, format: String) {
    let name =
      switch format {
      case .decimalExponent: "DecimalExponent"
      case .binarySI: "BinarySI"
      case .decimalSI: "DecimalSI"
      }
    return (Int64(clamping: unscaled), scale, isZero && kept == nil ? "0" : kept ?? "", name)
  }
}
