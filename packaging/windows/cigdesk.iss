; The installer for Windows, compiled by Inno Setup 6: packaging/inno_setup.py gives Version, NumericVersion,
; Bundle, Icon, OutputFolder and OutputName. For the person alone by default: no administrator is asked.

#ifndef Version
  #error Compiled by "py packaging\dev.py package", which gives the version and the folders
#endif

[Setup]
AppId={{6B7C9E54-5C0A-4D0B-9B63-0B6D2C1F5E77}
AppName=CIGDesk
AppVersion={#Version}
AppVerName=CIGDesk {#Version}
VersionInfoVersion={#NumericVersion}
AppPublisher=CIGDesk
DefaultDirName={autopf}\CIGDesk
DefaultGroupName=CIGDesk
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir={#OutputFolder}
OutputBaseFilename={#OutputName}
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\CIGDesk.exe
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
; An update while the program is open asks to close it: its files can't be replaced before.
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
fr.StoreFile=Base CIGDesk
en.StoreFile=CIGDesk store
fr.OpenStores=Ouvrir les bases (.cigdesk) avec CIGDesk
en.OpenStores=Open stores (.cigdesk) with CIGDesk

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked
Name: "association"; Description: "{cm:OpenStores}"

[InstallDelete]
; Modules of the version before would be found beside those of this one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\CIGDesk"; Filename: "{app}\CIGDesk.exe"
Name: "{autodesktop}\CIGDesk"; Filename: "{app}\CIGDesk.exe"; Tasks: desktopicon

[Registry]
; HKA: the person's own registry, or everybody's when an administrator installs.
Root: HKA; Subkey: "Software\Classes\.cigdesk"; ValueType: string; ValueData: "CIGDesk.Store"; Flags: uninsdeletevalue; Tasks: association
Root: HKA; Subkey: "Software\Classes\CIGDesk.Store"; ValueType: string; ValueData: "{cm:StoreFile}"; Flags: uninsdeletekey; Tasks: association
Root: HKA; Subkey: "Software\Classes\CIGDesk.Store\DefaultIcon"; ValueType: string; ValueData: "{app}\CIGDesk.exe,0"; Tasks: association
Root: HKA; Subkey: "Software\Classes\CIGDesk.Store\shell\open\command"; ValueType: string; ValueData: """{app}\CIGDesk.exe"" ""%1"""; Tasks: association

[Run]
Filename: "{app}\CIGDesk.exe"; Description: "{cm:LaunchProgram,CIGDesk}"; Flags: nowait postinstall skipifsilent
