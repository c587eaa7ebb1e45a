/// The parts of a YAML 1.1 timestamp.
struct TimestampFields {
  var year = 0
  var month = 0
  var day = 0
  var time: Time?

  struct Time {
    var hour = 0
    var minute = 0
    var second = 0
    var microsecond = 0
    var utcOffsetSeconds: Int?
  }

  /// - Parameter isStrict: as PyYAML's resolver reads (a date alone needs two
  ///   digits each for month and day) and not as its constructor does.
  /// - Returns: nil where the text has another form.
  init?(_ text: UnsafeBufferPointer<UInt8>, isStrict: Bool) {
    var reader = Reader(text: text)
    guard let year = reader.digits(4, 4), reader.take(0x2D), let month = reader.digits(1, 2),
      reader.take(0x2D)
    else { return nil }
    let monthDigits = reader.lastCount
    guard let day = reader.digits(1, 2) else { return nil }
    let dayDigits = reader.lastCount
    (self.year, self.month, self.day) = (year, month, day)
    if reader.isAtEnd {
      if isStrict, monthDigits != 2 || dayDigits != 2 { return nil }
      return
    }

    if !reader.take(0x54), !reader.take(0x74) {
      guard reader.skipBlanks() else { return nil }
    }
    var time = Time()
    guard let hour = reader.digits(1, 2), reader.take(0x3A), let minute = reader.digits(2, 2),
      reader.take(0x3A),
      let second = reader.digits(2, 2)
    else { return nil }
    (time.hour, time.minute, time.second) = (hour, minute, second)
    if reader.take(0x2E) { time.microsecond = reader.fraction() }
    if !reader.isAtEnd {
      _ = reader.skipBlanks()
      guard let offset = reader.zone() else { return nil }
      time.utcOffsetSeconds = offset
    }
    guard reader.isAtEnd else { return nil }
    self.time = time
  }

  private struct Reader {
    let text: UnsafeBufferPointer<UInt8>
    var index = 0
    /// How many digits the last number had.
    var lastCount = 0

    /// Python's `$` also matches before a final line feed.
    var isAtEnd: Bool { index == text.count || (index == text.count - 1 && text[index] == 0x0A) }

    mutating func take(_ byte: UInt8) -> Bool {
      guard index < text.count, text[index] == byte else { return false }
      index += 1
      return true
    }

    mutating func digits(_ least: Int, _ most: Int) -> Int? {
      var value = 0
      lastCount = 0
      while lastCount < most, index < text.count, text[index] >= 0x30, text[index] <= 0x39 {
        value = value * 10 + Int(text[index] - 0x30)
        index += 1
        lastCount += 1
      }
      return lastCount >= least ? value : nil
    }

    mutating func skipBlanks() -> Bool {
      let start = index
      while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
      return index > start
    }

    /// Six digits count, the rest is dropped.
    mutating func fraction() -> Int {
      var value = 0
      var count = 0
      while index < text.count, text[index] >= 0x30, text[index] <= 0x39 {
        if count < 6 { value = value * 10 + Int(text[index] - 0x30) }
        count += 1
        index += 1
      }
      while count < 6 {
        value *= 10
        count += 1
      }
      return value
    }

    mutating func zone() -> Int? {
      if take(0x5A) { return 0 }
      let isNegative = index < text.count && text[index] == 0x2D
      guard take(0x2D) || take(0x2B), let hours = digits(1, 2) else { return nil }
      var minutes = 0
      if take(0x3A) {
        guard let value = digits(2, 2) else { return nil }
        minutes = value
      }
      let seconds = hours * 3600 + minutes * 60
      return isNegative ? -seconds : seconds
    }
  }

  /// What Python's `datetime` makes of the parts; nil where it raises.
  var value: PythonValue.Kind? {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    let date = PythonDate(year: year, month: month, day: day)
    guard let time else { return .date(date) }
    guard time.hour <= 23, time.minute <= 59, time.second <= 59, abs(time.utcOffsetSeconds ?? 0) < 86_400
    else { return nil }
    return .datetime(
      PythonDateTime(
        date: date, hour: time.hour, minute: time.minute, second: time.second, microsecond: time.microsecond,
        utcOffsetSeconds: time.utcOffsetSeconds))
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension PythonDateTime {
  /// Microseconds since 1970-01-01T00:00 (in UTC for an aware one).
  var microseconds: Int {
    // Days by the civil calendar, years beginning in March.
    let year = date.month <= 2 ? date.year - 1 : date.year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1
    let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - (utcOffsetSeconds ?? 0)
    return seconds * 1_000_000 + microsecond
  }
}
