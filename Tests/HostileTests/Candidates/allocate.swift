// Tries to fill all memory in Swift.
func attack() {
  var blocks: [[Int]] = []
  while true { blocks.append(Array(repeating: blocks.count, count: 1 << 19)) }
}
