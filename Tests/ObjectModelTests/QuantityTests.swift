import ObjectModel
import Testing

@Suite struct QuantityTests {
  @Test(
    arguments: [
      ("0", "0", 0, 0), ("1", "1", 1000, 1), ("1000m", "1", 1000, 1), ("0.1", "100m", 100, 1),
      ("1.5", "1500m", 1500, 2), ("1.500", "1.500", 1500, 2), ("1000", "1k", 1_000_000, 1000),
      ("1Gi", "1Gi", 1_073_741_824_000, 1_073_741_824),
      ("3072Mi", "3Gi", 3_221_225_472_000, 3_221_225_472),
      ("128Mi", "128Mi", 134_217_728_000, 134_217_728),
      ("1.5Gi", "1536Mi", 1_610_612_736_000, 1_610_612_736),
      ("0.5Gi", "512Mi", 536_870_912_000, 536_870_912), ("0.5Ki", "512", 512_000, 512),
      ("1e3", "1e3", 1_000_000, 1000), ("1.5e3", "1500", 1_500_000, 1500),
      ("12E6", "12E6", 12_000_000_000, 12_000_000),
      ("5e1", "50", 50_000, 50), ("1n", "1n", 1, 1), ("0.1n", "1n", 1, 1),
      ("-1500u", "-1500u", -2, -1),
      ("-1.5", "-1500m", -1500, -2), ("100k", "100k", 100_000_000, 100_000),
      ("2E", "2E", .max, 2_000_000_000_000_000_000),
      ("10E", "10E", .max, .max), ("8Ei", "9223372036854775807", .max, .max), ("+1", "+1", 1000, 1),
      ("007", "007", 7000, 7), ("00", "0", 0, 0), (".5", "500m", 500, 1), ("1.", "1.", 1000, 1),
      ("0Gi", "0", 0, 0),
      ("0.3333Ki", "341299200u", 341_300, 342), ("1e-3", "1e-3", 1, 1), ("k", "0", 0, 0),
    ] as [(String, String, Int64, Int64)])
  func `a quantity is printed and rounded as Kubernetes does`(
    input: String, text: String, milli: Int64, value: Int64
  ) throws {
    let quantity = try Quantity.parse(input)
    #expect(quantity.text == text)
    #expect(quantity.milliValue == milli)
    #expect(quantity.value == value)
    #expect(Quantity(quantity.text) == quantity)
  }

  @Test(arguments: [
    ("", QuantityError.format), ("abc", .format), ("1 Gi", .format), ("1.2.3", .format),
    ("1x", .format), ("1mm", .suffix), ("1ki", .suffix), ("1mi", .suffix), ("1Gib", .format),
    ("1e", .suffix), ("--1", .suffix), ("1e3m", .format),
  ])
  func `a bad quantity is refused`(input: String, error: QuantityError) {
    #expect(throws: error) { try Quantity.parse(input) }
  }

  @Test(arguments: [
    ("1", "500m", "1500m", "500m"), ("1Gi", "1Mi", "1025Mi", "1023Mi"), ("0", "1Gi", "1Gi", "-1Gi"),
    ("1Gi", "1G", "2073741824", "73741824"), ("100m", "0.9", "1", "-800m"), ("1k", "0", "1k", "1k"),
    ("1Gi", "1m", "1073741824001m", "1073741823999m"),
  ])
  func `quantities are added and subtracted exactly`(
    left: String, right: String, sum: String, difference: String
  ) throws {
    let (left, right) = (try Quantity.parse(left), try Quantity.parse(right))
    #expect((left + right).text == sum)
    #expect((left - right).text == difference)
  }

  @Test func `quantities are compared by amount`() throws {
    let texts = [
      "-1", "0", "1n", "1m", "999m", "1000m", "1001m", "1k", "1Ki", "1Mi", "1M1", "1E", "1Ei",
      "1e30",
    ]
    let sorted = texts.compactMap { Quantity($0) }
    #expect(sorted.count == 13)
    #expect(sorted.reversed().sorted() == sorted)
    #expect(Quantity("1000m") == Quantity(1))
    #expect(Set([try Quantity.parse("1000m"), Quantity(1), Quantity(milli: 1000)]).count == 1)
    #expect(
      QuantityError.format.message
        == "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
    )
  }
}
