// Tries to call itself for ever in Swift.
func deeper(_ n: Int) -> Int { n < 0 ? 0 : deeper(n + 1) + n % 7 }
func attack() { print(deeper(0)) }
